import { CircleHelp } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { placeBelow } from '../ui/place';
import styles from './query-field.module.css';

/** Syntax is the same in every language; what it does is said in the user's. */
const rows = [
  ['graph parsing', 'query_help_words'],
  ['"graph parsing"', 'query_help_phrase'],
  ['graph or tree', 'query_help_or'],
  ['parsing -survey', 'query_help_not'],
  ['(graph or tree) parsing', 'query_help_group'],
  ['tag:nlp/parsing', 'query_help_tag'],
  ['author:vaswani title:attention', 'query_help_text'],
  ['status:unread', 'query_help_status'],
  ['is:pinned', 'query_help_is'],
  ['has:note', 'query_help_has'],
  ['year:2020..2024', 'query_help_year'],
  ['added:<2w', 'query_help_added'],
  ['id:1706.03762', 'query_help_id'],
  ['sort:title', 'query_help_sort'],
] as const;

/** A card with examples; each can be tried with a click. */
export function QueryHelp({ onTry }: { onTry: (example: string) => void }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (open && button.current && card.current) placeBelow(button.current, card.current);
  }, [open]);
  const close = () => card.current?.hidePopover?.();
  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        square
        aria-label={t('query_help')}
        title={t('query_help')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => card.current?.togglePopover?.()}
      >
        <Icon of={CircleHelp} size={14} />
      </Button>
      <div
        ref={card}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t('query_help')}
        className={styles.card}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && (
          <>
            <p className={styles.lead}>{t('query_help_lead')}</p>
            <ul className={styles.examples}>
              {rows.map(([example, text]) => (
                <li key={example}>
                  <button
                    type="button"
                    className={styles.example}
                    onClick={() => {
                      close();
                      onTry(example);
                    }}
                  >
                    <code dir="ltr">{example}</code>
                    <span>{t(text)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
