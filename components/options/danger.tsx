import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useLive } from '@/components/ui/use-live';
import { openLibrary } from '@/lib/library/database';
import { t, tn } from '@/lib/platform/i18n';
import styles from './danger.module.css';
import { type Asked, EraseDialog } from './erase-dialog';
import type { SettingProps } from './types';

const kinds = ['papers', 'feeds', 'settings', 'everything'] as const satisfies Asked[];

/** What can be deleted for good: each says what goes and what stays. */
export function Danger({ settings }: SettingProps) {
  const [asked, setAsked] = useState<Asked>();
  const buttons = useRef(new Map<Asked, HTMLButtonElement>());
  const count = useLive(async () => (await openLibrary()).papers.count(), []);
  return (
    <>
      <ul className={styles.list}>
        {kinds.map((kind) => (
          <li key={kind} className={styles.row}>
            <div className={styles.what}>
              <h4 className={styles.name}>{t(`erase_${kind}`)}</h4>
              <dl className={styles.facts}>
                <dt>{t('erase_goes')}</dt>
                <dd>
                  {kind === 'papers' && count.state === 'ready' && (
                    <b>{tn('backup_papers', count.value)}: </b>
                  )}
                  {t(`erase_${kind}_goes`)}
                </dd>
                <dt>{t('erase_stays')}</dt>
                <dd>{t(`erase_${kind}_stays`)}</dd>
              </dl>
            </div>
            <Button
              ref={(element) => {
                if (element) buttons.current.set(kind, element);
              }}
              className={styles.open}
              onClick={() => setAsked(kind)}
            >
              {t(`erase_${kind}_open`)}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <EraseDialog
          what={asked}
          settings={settings}
          onClose={() => {
            buttons.current.get(asked)?.focus();
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}
