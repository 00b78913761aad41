import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Preview, RestoreMode } from '@/lib/backup/restoring';
import { sections } from '@/lib/exchange/sections';
import { exactTime } from '@/lib/platform/dates';
import { failureText } from '@/lib/platform/failure-text';
import { formatNumber, listed, t, tn } from '@/lib/platform/i18n';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import styles from './backups.module.css';
import { type How, type RestoreSource, useRestore } from './use-restore';

/** Restoring one backup, from what it would change to the report. */
export function RestoreView({
  source,
  onClose,
  heading: Heading = 'h1',
}: {
  source: RestoreSource;
  onClose: () => void;
  heading?: 'h1' | 'h4';
}) {
  const { state, restore, goBack, stop } = useRestore(source);
  const heading = useRef<HTMLHeadingElement>(null);
  const [how, setHow] = useState<How>({ mode: 'replace', settings: true });
  const { step } = state;
  // A new step begins at its heading, for those who do not see that the page has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: focuses when the step changes.
  useEffect(() => heading.current?.focus(), [step]);
  const leave = () => {
    stop();
    onClose();
  };
  const title =
    source.at === undefined
      ? t('backup_restore_file', source.name)
      : t('backup_restore_from', exactTime(source.at));
  return (
    <div className={styles.page} aria-busy={step === 'reading' || step === 'sending'}>
      <Heading className={styles.heading} ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {step === 'reading' && (
        <Progress text={t('backup_reading', formatNumber(state.rows))} onStop={leave} />
      )}
      {step === 'safety' && <Progress text={t('backup_safety')} />}
      {step === 'sending' && (
        <Progress
          text={t('backup_sending', formatNumber(state.rows), formatNumber(state.total))}
          part={state.total > 0 ? state.rows / state.total : 1}
          {...(state.rows < state.total && { onStop: leave })}
        />
      )}
      {step === 'unreadable' && <Banner tone="problem">{t('backup_not_one')}</Banner>}
      {step === 'failed' && (
        <Banner tone="problem">
          {t('backup_restore_failed')} {failureText(state.failure)}
        </Banner>
      )}
      {step === 'unsafe' && (
        <Banner tone="problem">
          {t('backup_unsafe')} {failureText(state.failure)}
        </Banner>
      )}
      {step === 'done' && (
        <p role="status" className={styles.prose}>
          {state.back
            ? tn('backup_went_back', state.rows)
            : tn(state.mode === 'replace' ? 'backup_replaced' : 'backup_united', state.rows)}
        </p>
      )}
      {(step === 'preview' || step === 'failed') && (
        <Changes preview={state.preview} how={how} onHow={setHow} />
      )}
      <div className={styles.buttons}>
        {(step === 'preview' || step === 'failed') && (
          <Button variant="primary" onClick={() => void restore(state.preview, how)}>
            {t(how.mode === 'replace' ? 'backup_do_replace' : 'backup_do_unite')}
          </Button>
        )}
        {step === 'unsafe' && (
          <Button onClick={() => void restore(state.preview, state.how, false)}>
            {t('backup_anyway')}
          </Button>
        )}
        {step === 'done' && state.before !== undefined && (
          <GoBack id={state.before} back={state.back} onGo={goBack} />
        )}
        {['preview', 'failed', 'unsafe', 'unreadable', 'done'].includes(step) && (
          <Button onClick={leave}>{t('backup_back')}</Button>
        )}
      </div>
    </div>
  );
}

/** Takes the restore back, or takes that back. */
function GoBack(props: { id: string; back: boolean; onGo: (id: string) => Promise<void> }) {
  const { id, back, onGo } = props;
  return (
    <Button onClick={() => void onGo(id)}>
      <Icon of={back ? Redo2 : Undo2} size={15} />
      {t(back ? 'backup_redo' : 'backup_undo')}
    </Button>
  );
}

function Progress({ text, part, onStop }: { text: string; part?: number; onStop?: () => void }) {
  return (
    <div className={styles.progress}>
      <p role="status">{text}</p>
      <progress className={styles.bar} aria-label={text} value={part} max={1} />
      {onStop && (
        <div>
          <Button onClick={onStop}>{t('backup_stop')}</Button>
        </div>
      )}
    </div>
  );
}

const modes: readonly RestoreMode[] = ['replace', 'unite'];
const kinds = [
  ['new', 'backup_change_new'],
  ['changed', 'backup_change_changed'],
  ['same', 'backup_change_same'],
  ['onlyHere', 'backup_change_only_here'],
] as const;

function Changes({
  preview,
  how,
  onHow,
}: {
  preview: Preview;
  how: How;
  onHow: (how: How) => void;
}) {
  const { changes, head, problems, problemCount } = preview;
  const gone = changes.sections.papers.onlyHere;
  const nothing = sections.every((section) => {
    const counts = changes.sections[section];
    return counts.new + counts.changed + (how.mode === 'replace' ? counts.onlyHere : 0) === 0;
  });
  return (
    <>
      {head?.newer && <Banner>{t('backup_newer')}</Banner>}
      {problemCount > 0 && (
        <Banner tone="problem">
          {problems.some(({ code }) => code === 'truncated') && `${t('backup_cut')} `}
          {tn('backup_problems', problemCount)}{' '}
          {listed(
            problems
              .slice(0, 5)
              .flatMap((problem) => ('line' in problem ? [t('backup_line', problem.line)] : [])),
          )}
        </Banner>
      )}
      <fieldset className={styles.modes}>
        <legend className={styles.label}>{t('backup_how')}</legend>
        {modes.map((mode) => (
          <label key={mode} className={styles.mode}>
            <input
              type="radio"
              name="mode"
              checked={how.mode === mode}
              onChange={() => onHow({ ...how, mode })}
            />
            <span>
              {t(`backup_mode_${mode}`)}
              <span className={styles.hint}>{t(`backup_mode_${mode}_hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <table className={styles.changes}>
        <caption className={styles.label}>{t('backup_changes')}</caption>
        <thead>
          <tr>
            <td />
            {kinds.map(([kind, name]) => (
              <th key={kind} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sections.map((section) => (
            <tr key={section}>
              <th scope="row">{t(`backup_section_${section}`)}</th>
              {kinds.map(([kind]) => {
                const count = changes.sections[section][kind];
                const loses = kind === 'onlyHere' && how.mode === 'replace' && count > 0;
                return (
                  <td key={kind} data-zero={count === 0} data-loses={loses}>
                    {formatNumber(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Examples title={t('backup_examples_new')} titles={changes.examples.new} />
      <Examples title={t('backup_examples_changed')} titles={changes.examples.changed} />
      <p className={styles.prose} role="status">
        {nothing
          ? t('backup_no_change')
          : how.mode === 'replace' && gone > 0
            ? tn('backup_loses', gone)
            : t('backup_loses_none')}
      </p>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={how.settings}
          onChange={(event) => onHow({ ...how, settings: event.currentTarget.checked })}
        />
        <span>{t('backup_with_settings')}</span>
      </label>
      <p className={styles.hint}>{t('backup_first')}</p>
    </>
  );
}

function Examples({ title, titles }: { title: string; titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <details className={styles.examples}>
      <summary>{title}</summary>
      <ul>
        {titles.map((each, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two papers may have one title.
          <li key={n} dir="auto">
            {each}
          </li>
        ))}
      </ul>
    </details>
  );
}
