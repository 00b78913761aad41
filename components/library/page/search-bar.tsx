import { Command as CommandIcon, Keyboard, Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { t } from '@/lib/platform/i18n';
import type { Problem } from '@/lib/search/query/types';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Key } from '../../ui/keys-help';
import { QueryField } from '../query-field';
import styles from './search-bar.module.css';

/** The search over the list, and what is always at hand: the palette and the keys. */
export function SearchBar({
  value,
  problems,
  inputRef,
  onChange,
  onKeyDown,
  onPalette,
  onKeys,
}: {
  value: string;
  problems: readonly Problem[];
  inputRef: Ref<HTMLInputElement>;
  onChange: (value: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  onPalette: () => void;
  onKeys: () => void;
}) {
  return (
    <>
      <search className={styles.search}>
        <span className={styles.glass}>
          <Icon of={Search} />
        </span>
        <QueryField
          value={value}
          onChange={onChange}
          problems={problems}
          inputRef={inputRef}
          label={t('popup_search')}
          placeholder={t('library_search_placeholder')}
          onKeyDown={onKeyDown}
        />
        {value === '' ? (
          <span className={styles.hint} aria-hidden="true">
            <Key>/</Key>
          </span>
        ) : (
          <Button
            variant="quiet"
            square
            aria-label={t('popup_search_clear')}
            onClick={() => onChange('')}
          >
            <Icon of={X} size={14} />
          </Button>
        )}
      </search>
      <Button
        variant="quiet"
        square
        aria-label={t('library_palette')}
        aria-keyshortcuts="Control+K"
        onClick={onPalette}
      >
        <Icon of={CommandIcon} size={15} />
      </Button>
      <Button
        variant="quiet"
        square
        aria-label={t('popup_keys_label')}
        aria-keyshortcuts="?"
        onClick={onKeys}
      >
        <Icon of={Keyboard} size={15} />
      </Button>
    </>
  );
}
