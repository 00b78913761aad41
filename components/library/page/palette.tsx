import {
  type KeyboardEvent,
  useDeferredValue,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { papersByIds } from '@/lib/library/read';
import type { View } from '@/lib/library/types';
import { t } from '@/lib/platform/i18n';
import { naturalSort } from '@/lib/search/types';
import { byline } from '../../paper/byline';
import { Key } from '../../ui/keys-help';
import { MathText } from '../../ui/math-text';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { useSearch } from '../use-search';
import type { Command } from './commands';
import { Dialog } from './dialog';
import styles from './palette.module.css';
import { type Entry, entriesFor } from './palette-entries';
import { go } from './use-route';
import { useTags } from './use-side-counts';

/** Papers offered at most, and how many letters it takes. */
const mostPapers = 8;
const fewestLetters = 2;
const noPapers = { query: 'title:""', sort: naturalSort('relevance') };

/** Everything the page can do and everywhere it can go, found by typing. */
export function Palette({
  commands,
  views,
  onClose,
}: {
  commands: readonly Command[];
  views: readonly View[];
  onClose: () => void;
}) {
  const tags = useTags();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const papers = usePapersFor(useDeferredValue(typed));
  const entries = useMemo(
    () => entriesFor({ typed, commands, views, tags, papers, goTo: go }),
    [typed, commands, views, tags, papers],
  );
  const active = entries[Math.min(at, entries.length - 1)];

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    // First it closes: what the entry does may open a dialog or take the focus, which an open
    // dialog would not let go.
    flushSync(onClose);
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = entries.length - 1;
    const now = Math.min(at, last);
    const to = {
      ArrowDown: now >= last ? 0 : now + 1,
      ArrowUp: now <= 0 ? last : now - 1,
      PageDown: Math.min(now + 8, last),
      PageUp: Math.max(now - 8, 0),
    }[event.key];
    if (event.key === 'Enter') run(active);
    else if (to !== undefined) setAt(Math.max(0, to));
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={t('library_palette')} top onClose={onClose}>
      <input
        data-focus
        className={styles.field}
        value={typed}
        placeholder={t('library_palette_placeholder')}
        aria-label={t('library_palette')}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={active ? `${listId}-${active.id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('library_palette')}
        className={styles.list}
        tabIndex={-1}
      >
        {entries.map((entry, index) => (
          <div key={entry.id} role="presentation">
            {entries[index - 1]?.group !== entry.group && (
              <div role="presentation" className={styles.group}>
                {entry.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (combobox). */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys. */}
            <div
              id={`${listId}-${entry.id}`}
              role="option"
              aria-selected={entry === active}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setAt(index)}
              onClick={() => run(entry)}
            >
              <span className={entry.serif ? styles.paper : styles.name} dir="auto">
                {entry.serif ? <MathText text={entry.name} /> : entry.name}
              </span>
              {entry.detail && (
                <span className={styles.detail} dir="auto">
                  {entry.detail}
                </span>
              )}
              {entry.keys && (
                <span className={styles.keys} aria-hidden="true">
                  {entry.keys.map((key) => (
                    <Key key={key}>{key}</Key>
                  ))}
                </span>
              )}
            </div>
          </div>
        ))}
        {entries.length === 0 && <p className={styles.none}>{t('library_palette_none')}</p>}
      </div>
    </Dialog>
  );
}

/** The best matches for what is typed. */
function usePapersFor(typed: string) {
  const db = useDatabase();
  const asked = typed.trim().length >= fewestLetters;
  const found = useSearch(
    useMemo(
      () => (asked ? { query: typed, sort: naturalSort('relevance') } : noPapers),
      [asked, typed],
    ),
  );
  const ids = asked ? (found.ids ?? []).slice(0, mostPapers) : [];
  const key = ids.join(' ');
  const live = useLive(() => papersByIds(db, key === '' ? [] : key.split(' ')), [db, key]);
  return useMemo(
    () =>
      (live.state === 'ready' && asked ? live.value : []).map(({ id, title, authors, issued }) => ({
        id,
        title,
        detail: [byline(authors, 1), issued?.year].filter(Boolean).join(' · '),
      })),
    [live, asked],
  );
}
