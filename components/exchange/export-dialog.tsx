import { type ReactNode, useMemo, useState } from 'react';
import { mostFiles } from '@/lib/exchange/export';
import { formatOf, formats } from '@/lib/exchange/formats';
import type { StyleId } from '@/lib/exchange/style-names';
import { formatNumber, sentences, t, tn } from '@/lib/platform/i18n';
import { Dialog } from '../library/page/dialog';
import { Button } from '../ui/button';
import { useToasts } from '../ui/toast';
import { useSettings } from '../ui/use-settings';
import styles from './export-dialog.module.css';
import { type ExportPrefs, keepExportPrefs, readExportPrefs } from './export-prefs';
import { ExportPreview } from './export-preview';
import { StyleSelect } from './style-select';
import { type ExportState, requestOf, useExport } from './use-export';

interface Props {
  /** The papers, in the order in which they are written. */
  ids: readonly string[];
  /** What they are, for people: a view, a selection. It names the file too. */
  scopeName: string;
  onClose: () => void;
}

/** Exports papers: format, what to include, how it will look, and a file at the end. */
export function ExportDialog({ ids, scopeName, onClose }: Props) {
  const { show } = useToasts();
  const [settings] = useSettings();
  const [prefs, setPrefs] = useState(readExportPrefs);
  const [chosenStyle, setStyle] = useState<StyleId>();
  const style = chosenStyle ?? settings?.citationStyle ?? 'apa';
  const tooMany = ids.length > mostFiles;
  const request = useMemo(
    () => requestOf(ids, tooMany ? { ...prefs, files: 'one' } : prefs, style, settings),
    [ids, prefs, style, settings, tooMany],
  );
  const { state, start, stop } = useExport((name, missing) => {
    const done = t('export_done', name);
    show({ text: missing > 0 ? sentences(done, tn('export_missing', missing)) : done });
    onClose();
  });

  const format = formatOf(prefs.format);
  const working = state.state === 'working';
  const whole = prefs.format === 'backup';
  const count = tn('export_count', ids.length);
  // A selection is called by its number already.
  const scope = scopeName === count ? count : `${scopeName} · ${count}`;
  const choose = (change: Partial<ExportPrefs>) => {
    const next = { ...prefs, ...change };
    setPrefs(next);
    keepExportPrefs(next);
  };
  const flags = (['abstracts', 'notes', 'tags'] as const).filter((flag) =>
    format.holds.includes(flag),
  );

  return (
    <Dialog
      title={t('export_heading')}
      wide
      aside={<p className={styles.scope}>{whole ? t('export_library') : scope}</p>}
      hold={() => {
        // Esc stops what is under way first.
        if (working) stop();
        return working;
      }}
      onClose={onClose}
    >
      <form
        className={styles.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          void start({ ...request, now: Date.now() }, scopeName);
        }}
      >
        <div className={styles.columns}>
          <fieldset className={styles.formats} disabled={working}>
            <legend className="visually-hidden">{t('export_format')}</legend>
            {formats.map((each) => (
              <label key={each.id} className={styles.format}>
                <input
                  type="radio"
                  name="format"
                  checked={each.id === prefs.format}
                  data-focus={each.id === prefs.format ? '' : undefined}
                  onChange={() => choose({ format: each.id })}
                />
                <span>{t(each.label)}</span>
              </label>
            ))}
          </fieldset>
          <div className={styles.about}>
            <p className={styles.hint}>{t(format.hint)}</p>
            {flags.length > 0 && (
              <fieldset className={styles.flags} disabled={working}>
                <legend className="visually-hidden">{t('export_options')}</legend>
                {flags.map((flag) => (
                  <Flag key={flag} checked={prefs[flag]} onChange={(on) => choose({ [flag]: on })}>
                    {t(`export_${flag}`)}
                  </Flag>
                ))}
              </fieldset>
            )}
            {format.holds.includes('files') && (
              <fieldset className={styles.flags} disabled={working}>
                <legend className="visually-hidden">{t('export_files')}</legend>
                {(['many', 'one'] as const).map((files) => (
                  <label key={files} className={styles.flag}>
                    <input
                      type="radio"
                      name="files"
                      checked={request.files === files}
                      disabled={tooMany && files === 'many'}
                      onChange={() => choose({ files })}
                    />
                    <span>{t(`export_files_${files}`)}</span>
                  </label>
                ))}
              </fieldset>
            )}
            {format.holds.includes('style') && (
              <>
                <StyleSelect label={t('export_style')} value={style} onChange={setStyle} />
                <p className={styles.hint}>{t('export_credit')}</p>
              </>
            )}
            {!whole && ids.length > 0 && <ExportPreview request={request} />}
          </div>
        </div>
        <Foot state={state} empty={ids.length === 0 && !whole} onStop={stop} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function Flag(props: { checked: boolean; onChange: (on: boolean) => void; children: ReactNode }) {
  return (
    <label className={styles.flag}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}

/** How far it is, what went wrong, and the buttons. */
function Foot(props: {
  state: ExportState;
  empty: boolean;
  onStop: () => void;
  onClose: () => void;
}) {
  const { state, empty, onStop, onClose } = props;
  if (state.state === 'working') {
    const { done, total } = state;
    const finished = done >= total;
    return (
      <footer className={styles.foot}>
        <div className={styles.progress}>
          <progress
            aria-label={t('export_working')}
            max={Math.max(total, 1)}
            {...(finished ? {} : { value: done })}
          />
          <span>
            {finished
              ? t('export_finishing')
              : t('export_progress', formatNumber(done), formatNumber(total))}
          </span>
        </div>
        <Button onClick={onStop}>{t('export_cancel')}</Button>
      </footer>
    );
  }
  return (
    <footer className={styles.foot}>
      <p className={styles.trouble} role="alert">
        {state.state === 'failed' && state.text}
      </p>
      {empty && <p className={styles.hint}>{t('export_nothing')}</p>}
      <Button onClick={onClose}>{t('export_cancel')}</Button>
      <Button variant="primary" type="submit" disabled={empty}>
        {t('export_run')}
      </Button>
    </footer>
  );
}
