import { FileDown, Undo2 } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '@/components/library/page/dialog';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ErasableKind } from '@/lib/messaging/erase-protocol';
import { failureText } from '@/lib/platform/failure-text';
import { formatNumber, t, tn } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import styles from './danger.module.css';
import { type EraseStep, useErase } from './use-erase';

/** Kinds that are asked about in this dialog. */
export type Asked = Exclude<ErasableKind, 'taste'>;

interface Props {
  what: Asked;
  settings: Settings;
  onClose: () => void;
}

/** Whether the word was typed, whatever its case. */
const isWord = (typed: string) =>
  typed.trim().toLocaleLowerCase() === t('erase_word').toLocaleLowerCase();

/** Deleting for good: a backup first, then a typed word, then the way back. */
export function EraseDialog({ what, settings, onClose }: Props) {
  const { state, erase, undo, save } = useErase(what, settings);
  const { step } = state;
  const working = step === 'saving' || step === 'erasing' || step === 'undoing';
  const done = useRef<HTMLParagraphElement>(null);
  // The button that was pressed has gone.
  useEffect(() => {
    if (['erased', 'undone', 'not-undone'].includes(step)) done.current?.focus();
  }, [step]);
  const kept = 'kept' in state ? state.kept : undefined;
  return (
    <Dialog title={t(`erase_${what}`)} hold={() => working} onClose={onClose}>
      <div className={styles.form} aria-busy={working}>
        {(step === 'saving' || step === 'ready' || step === 'erasing') && (
          <>
            <dl className={styles.facts}>
              <dt>{t('erase_goes')}</dt>
              <dd>{t(`erase_${what}_goes`)}</dd>
              <dt>{t('erase_stays')}</dt>
              <dd>{t(`erase_${what}_stays`)}</dd>
            </dl>
            <Safety state={state} onSave={save} />
            <Confirm what={what} state={state} onErase={erase} onClose={onClose} />
          </>
        )}
        {step === 'undoing' && <p role="status">{t('erase_undoing', formatNumber(state.rows))}</p>}
        {(step === 'erased' || step === 'not-undone') && (
          <>
            <p ref={done} tabIndex={-1} role="status" className={styles.done}>
              {step === 'erased'
                ? t(`erase_${what}_done`)
                : `${t('erase_not_undone')} ${failureText(state.failure)}`}
            </p>
            <div className={styles.buttons}>
              {kept && <SaveButton onSave={save} />}
              {(kept || what === 'settings') && (
                <Button onClick={() => void undo()}>
                  <Icon of={Undo2} size={15} />
                  {t('action_undo')}
                </Button>
              )}
              <Button onClick={onClose}>{t('action_close')}</Button>
            </div>
          </>
        )}
        {step === 'undone' && (
          <>
            <p ref={done} tabIndex={-1} role="status" className={styles.done}>
              {t('erase_undone')}
            </p>
            <div className={styles.buttons}>
              <Button onClick={onClose}>{t('action_close')}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function SaveButton({ onSave }: { onSave: () => void }) {
  return (
    <Button onClick={onSave}>
      <Icon of={FileDown} size={15} />
      {t('erase_save')}
    </Button>
  );
}

/** What there is to go back to. */
function Safety({ state, onSave }: { state: EraseStep; onSave: () => void }) {
  if (state.step === 'saving') {
    return (
      <p role="status" className={styles.safety}>
        {t('erase_saving')}
      </p>
    );
  }
  const kept = 'kept' in state ? state.kept : undefined;
  const unsafe = state.step === 'ready' ? state.unsafe : undefined;
  if (unsafe) {
    return (
      <p role="alert" className={styles.safety} data-problem>
        {t('erase_unsafe')} {failureText(unsafe)}
      </p>
    );
  }
  return (
    <div className={styles.safety}>
      <p role="status">{kept ? tn('erase_saved', kept.papers) : t('erase_nothing_saved')}</p>
      {kept && <SaveButton onSave={onSave} />}
    </div>
  );
}

function Confirm({
  what,
  state,
  onErase,
  onClose,
}: {
  what: Asked;
  state: EraseStep;
  onErase: (keep: boolean) => Promise<void>;
  onClose: () => void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [keep, setKeep] = useState(true);
  const [wrong, setWrong] = useState(false);
  const ready = state.step === 'ready';
  const failure = ready ? state.failure : undefined;
  const kept = 'kept' in state ? state.kept : undefined;
  const may = ready && isWord(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (may) return void onErase(keep);
    setWrong(ready);
    field.current?.focus();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {what === 'everything' && kept && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={keep}
            onChange={(event) => setKeep(event.currentTarget.checked)}
          />
          <span>{t('erase_keep')}</span>
        </label>
      )}
      <label className={styles.label} htmlFor={id}>
        {t('erase_type', t('erase_word'))}
      </label>
      <input
        ref={field}
        id={id}
        data-focus
        className={styles.field}
        value={typed}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={wrong && !may}
        aria-describedby={wrong && !may ? `${id}-wrong` : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {wrong && !may && (
        <p id={`${id}-wrong`} role="alert" className={styles.wrong}>
          {t('erase_wrong', t('erase_word'))}
        </p>
      )}
      {failure && (
        <p role="alert" className={styles.wrong}>
          {t('erase_failed')} {failureText(failure)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onClose} disabled={state.step === 'erasing'}>
          {t('popup_cancel')}
        </Button>
        <Button type="submit" variant="primary" aria-disabled={!may}>
          {t(state.step === 'erasing' ? 'erase_working' : `erase_${what}`)}
        </Button>
      </div>
    </form>
  );
}
