import { CornerDownLeft } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useSearch } from '@/components/library/use-search';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import type { Result } from '@/lib/messaging/result';
import type { RemoteSearch } from '@/lib/messaging/trending-protocol';
import { failureText } from '@/lib/platform/failure-text';
import { t, tn } from '@/lib/platform/i18n';
import { fold } from '@/lib/search/fold';
import { findEntries, searchable, uniteFound, withNear } from '@/lib/trending/found';
import { Notice } from './notice';
import { type ListLook, PickList } from './pick-list';
import styles from './search-panel.module.css';
import { useMeaning } from './use-meaning';
import type { SearchState } from './use-search-box';

const most = { library: 30, lists: 30 };
const noWords: readonly string[] = [];

interface Props {
  db: LibraryDatabase | undefined;
  search: SearchState;
  look: ListLook;
}

/**
 * What is found in the library and in the lists that are here: by words at once, by meaning below it
 * when it is known; and, when asked, by Hugging Face.
 */
export function SearchPanel({ db, search, look }: Props) {
  const query = useDeferredValue(search.text.trim());
  const library = useSearch(query === '' ? undefined : { query });
  const ids = library.ids?.slice(0, most.library).join('\n') ?? '';
  const papers = useLive(
    async () => (db && ids !== '' ? await db.papers.bulkGet(ids.split('\n')) : []),
    [db, ids],
  );
  const entries = useLive(
    async () => (db ? (await db.feedEntries.toArray()).map(searchable) : []),
    [db],
  );
  const remote = useRemote(search.asked);
  const words = library.words.length > 0 ? library.words : noWords;
  const { looking, hits: near } = useMeaning(db, query);
  const ready =
    (library.ids !== undefined || library.error !== undefined) &&
    entries.state === 'ready' &&
    papers.state !== 'loading';
  const picks = useMemo(() => {
    const known = (papers.state === 'ready' ? papers.value : []).flatMap((paper) => paper ?? []);
    const listed = findEntries(
      entries.state === 'ready' ? entries.value : [],
      fold(query).split(/\s+/u).filter(Boolean),
      most.lists,
    );
    const hits = remote?.ok ? remote.value.hits : [];
    const found = uniteFound(known, listed, hits);
    // Before the words' results it would have to make room for them.
    return withNear(found, ready ? near : []).map((pick) => ({ ...pick, words }));
  }, [papers, entries, remote, near, ready, query, words]);
  const asking = search.asked !== undefined && remote === undefined;
  return (
    <>
      <div className={styles.line}>
        <p role="status">
          {ready && looking && picks.length === 0 && t('newtab_found_looking')}
          {ready && !(looking && picks.length === 0) && (
            <>
              {tn('newtab_found', picks.length)}
              {remote?.ok && <> {tn('newtab_found_remote', remote.value.hits.length)}</>}
              {remote?.ok && remote.value.dropped > 0 && (
                <> {tn('newtab_dropped', remote.value.dropped)}</>
              )}
            </>
          )}
        </p>
        <span className={styles.ask}>
          {remote && !remote.ok && <span role="alert">{failureText(remote.error)}</span>}
          {(search.asked === undefined || (remote && !remote.ok)) && (
            <Button onClick={search.ask}>
              <Icon of={CornerDownLeft} size={14} />
              {t('newtab_ask_hf')}
            </Button>
          )}
          {asking && <span>{t('newtab_asking_hf')}</span>}
        </span>
      </div>
      {search.asked === undefined && <p className={styles.hint}>{t('newtab_ask_hf_hint')}</p>}
      {picks.length > 0 ? (
        <PickList
          key={query}
          listId={`search:${query}`}
          picks={picks}
          {...look}
          onTouched={() => undefined}
        />
      ) : (
        ready &&
        !looking &&
        !asking && <Notice title={t('newtab_found_none')} hint={t('newtab_found_none_hint')} />
      )}
    </>
  );
}

/** What Hugging Face answers; undefined while nothing was asked, or there is no answer yet. */
function useRemote(query: string | undefined): Result<RemoteSearch> | undefined {
  const [answer, setAnswer] = useState<{ query: string; result: Result<RemoteSearch> }>();
  useEffect(() => {
    if (query === undefined) return undefined;
    let current = true;
    void ask('searchRemote', { query }).then((result) => {
      if (current) setAnswer({ query, result });
    });
    return () => {
      current = false;
    };
  }, [query]);
  return answer?.query === query ? answer?.result : undefined;
}
