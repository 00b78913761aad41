import type { KeyboardEvent, Ref } from 'react';
import type { Problem } from '@/lib/search/query/types';
import styles from './list-bar.module.css';

/** The field for a query, with its problems. */
export function QueryField({
  value,
  onChange,
  inputRef,
  label,
  placeholder,
  onKeyDown,
}: {
  value: string;
  onChange: (value: string) => void;
  problems: readonly Problem[];
  inputRef?: Ref<HTMLInputElement>;
  label: string;
  placeholder?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  return (
    <input
      ref={inputRef}
      className={styles.input}
      type="text"
      inputMode="search"
      enterKeyHint="search"
      value={value}
      placeholder={placeholder}
      aria-label={label}
      spellCheck={false}
      autoComplete="off"
      dir="auto"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
