import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { t } from '@/lib/platform/i18n';
import type { FieldName } from '@/lib/search/query/fields';
import type { Suggestion } from '@/lib/search/query/suggest';
import { Key } from '../ui/keys-help';
import { placeBelow } from '../ui/place';
import styles from './query-field.module.css';

/** What can be put into a query, and what is wrong with it, in the top layer. */
export function QueryList({
  id,
  anchor,
  suggestions,
  at,
  onTake,
  children,
}: {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  suggestions: readonly Suggestion[];
  /** Which one is chosen, or -1. */
  at: number;
  onTake: (suggestion: Suggestion) => void;
  /** The sentence about a problem, if there is one. */
  children: ReactNode;
}) {
  const layer = useRef<HTMLDivElement>(null);
  const shown = suggestions.length > 0 || Boolean(children);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines have another height.
  useLayoutEffect(() => {
    const element = layer.current;
    if (!element) return;
    if (!shown) element.hidePopover?.();
    else {
      element.showPopover?.();
      if (anchor.current) placeBelow(anchor.current, element, true);
    }
  }, [shown, suggestions, anchor]);
  useLayoutEffect(() => {
    layer.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={layer} popover="manual" className={styles.layer}>
      {children}
      <div id={id} role="listbox" aria-label={t('query_suggestions')}>
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (combobox).
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
          <div
            key={suggestion.label}
            id={`${id}-${index}`}
            data-at={index}
            role="option"
            aria-selected={index === at}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(suggestion)}
          >
            <span className={suggestion.kind === 'field' ? styles.name : undefined} dir="auto">
              {suggestion.label}
            </span>
            <span className={styles.detail}>
              {suggestion.kind === 'field'
                ? t(`query_field_${suggestion.detail as FieldName}`)
                : suggestion.detail}
            </span>
            {index === Math.max(0, at) && (
              <span aria-hidden="true">
                <Key>{t('key_tab')}</Key>
              </span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
