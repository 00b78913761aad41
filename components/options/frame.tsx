import { Suspense, useRef } from 'react';
import { Boundary } from '@/components/ui/boundary';
import { Button } from '@/components/ui/button';
import { useToasts } from '@/components/ui/toast';
import { t } from '@/lib/platform/i18n';
import { parseSettings, type Settings } from '@/lib/settings/settings';
import shell from './shell.module.css';
import type { Setting, SettingProps } from './types';

const usual = parseSettings(undefined);

/** Those of the fields that are not as they were at first, as they are and as they were. */
function changed(settings: Settings, fields: Setting['fields'] = []) {
  const differ = fields.filter(
    (field) => JSON.stringify(settings[field]) !== JSON.stringify(usual[field]),
  );
  const of = (all: Settings): Partial<Settings> =>
    Object.fromEntries(differ.map((field) => [field, all[field]]));
  return differ.length > 0 ? { now: of(settings), first: of(usual) } : undefined;
}

/** A setting with its title, what it is, and the way back to how it was at first. */
export function Frame({
  setting,
  settings,
  change,
  hidden,
}: SettingProps & { setting: Setting; hidden: boolean }) {
  const { id, title, hint, headed, fields, of: Body } = setting;
  const toasts = useToasts();
  const ref = useRef<HTMLDivElement>(null);
  const differs = changed(settings, fields);
  const reset = () => {
    if (!differs) return;
    change(differs.first);
    // The button goes, and must not take the focus along.
    ref.current?.focus();
    toasts.show({
      text: t('options_reset_done', t(title)),
      action: { label: t('action_undo'), run: () => change(differs.now) },
    });
  };
  return (
    <div ref={ref} id={id} tabIndex={-1} className={shell.setting} hidden={hidden}>
      {!headed && (
        <div className={shell.line}>
          <h3 className={shell.name}>{t(title)}</h3>
          {differs && (
            <Button
              variant="quiet"
              className={shell.reset}
              aria-label={t('options_reset_named', t(title))}
              onClick={reset}
            >
              {t('options_reset')}
            </Button>
          )}
        </div>
      )}
      {hint && <p className={shell.about}>{t(hint)}</p>}
      <div className={shell.body}>
        <Boundary>
          <Suspense>
            <Body settings={settings} change={change} />
          </Suspense>
        </Boundary>
      </div>
    </div>
  );
}
