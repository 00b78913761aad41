import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import type { Suggestion } from '@/lib/search/query/suggest';
import type { Problem } from '@/lib/search/query/types';
import styles from './query-field.module.css';
import { QueryHelp } from './query-help';
import { QueryList } from './query-list';
import { useSuggestions } from './use-suggestions';

/**
 * The field for a query: offers fields and values as one types (Tab takes the first, arrows choose
 * among values), underlines what means nothing and says why, and has a card that explains it all.
 * Keys that it has no use for go on to `onKeyDown`.
 */
export function QueryField({
  value,
  onChange,
  problems,
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
  const id = useId();
  const input = useRef<HTMLInputElement | null>(null);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [scrolled, setScrolled] = useState(0);
  const suggestions = useSuggestions(value, open ? caret : 0);
  const shown = open ? suggestions : [];
  // Where the caret is, a value may still be to come.
  const told = problems.filter(
    ({ key, to }) => !(open && to === caret && key === 'query_problem_empty'),
  );
  const [first] = told;

  const put = (text: string, place: number) => {
    onChange(text);
    setAt(-1);
    setCaret(place);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(place, place);
    });
  };
  const take = ({ from, to, insert }: Suggestion) => {
    const rest = value.slice(to);
    const before = value.slice(0, from) + insert;
    put(before + (before.endsWith(' ') ? rest.trimStart() : rest), before.length);
  };
  const follow = () => setCaret(input.current?.selectionStart ?? 0);

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const chosen = shown[at];
    // The arrows go on to the list of papers unless values are offered or something is chosen.
    const values = shown.length > 0 && (at >= 0 || shown[0]?.kind === 'value');
    if (plain && event.key === 'Tab' && (chosen ?? shown[0])) {
      event.preventDefault();
      const taken = chosen ?? shown[0];
      if (taken) take(taken);
    } else if (plain && event.key === 'Enter' && chosen) {
      event.preventDefault();
      take(chosen);
    } else if (plain && values && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      const places = shown.length + 1;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(((at + 1 + step + places) % places) - 1);
    } else if (event.key === 'Escape' && shown.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    } else onKeyDown?.(event);
  };

  return (
    <span className={styles.field}>
      <span className={styles.text}>
        {told.length > 0 && (
          <span className={styles.mirror} aria-hidden="true">
            <span style={{ transform: `translateX(${-scrolled}px)` }}>
              {marked(value, told).map(({ text, wrong, from }) => (
                <span key={from} className={wrong ? styles.wrong : undefined}>
                  {text}
                </span>
              ))}
            </span>
          </span>
        )}
        <input
          ref={(element) => {
            input.current = element;
            if (typeof inputRef === 'function') inputRef(element);
            else if (inputRef) inputRef.current = element;
          }}
          className={styles.input}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          role="combobox"
          value={value}
          placeholder={placeholder}
          aria-label={label}
          aria-keyshortcuts="/"
          aria-autocomplete="list"
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[at] && `${id}-list-${at}`}
          aria-invalid={told.length > 0}
          aria-describedby={first && `${id}-problem`}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setCaret(event.target.selectionStart ?? event.target.value.length);
            setOpen(true);
            setAt(-1);
            onChange(event.target.value);
          }}
          onSelect={follow}
          onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
          onBlur={() => setOpen(false)}
          onKeyDown={keyDown}
        />
      </span>
      <QueryList id={`${id}-list`} anchor={input} suggestions={shown} at={at} onTake={take}>
        {first && (
          <span id={`${id}-problem`} className={styles.problem} role="status">
            {t(first.key, ...first.args)}
          </span>
        )}
      </QueryList>
      <QueryHelp onTry={(example) => put(example, example.length)} />
    </span>
  );
}

/** The text in pieces, those that mean nothing set apart. */
function marked(value: string, problems: readonly Problem[]) {
  const pieces: { text: string; wrong: boolean; from: number }[] = [];
  let from = 0;
  for (const problem of problems) {
    if (problem.from < from || problem.from >= problem.to) continue;
    pieces.push({ text: value.slice(from, problem.from), wrong: false, from });
    pieces.push({
      text: value.slice(problem.from, problem.to),
      wrong: true,
      from: problem.from + 0.5,
    });
    from = problem.to;
  }
  return [...pieces, { text: value.slice(from), wrong: false, from }];
}
