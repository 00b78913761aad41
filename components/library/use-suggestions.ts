import { useMemo } from 'react';
import { allTags } from '@/lib/library/read';
import { type Suggestion, suggest } from '@/lib/search/query/suggest';
import { useLive } from '../ui/use-live';
import { useDatabase } from './library-provider';

const none: readonly never[] = [];

/** What can be put in at the caret of a query: fields, and values of the library. */
export function useSuggestions(text: string, caret: number): readonly Suggestion[] {
  const db = useDatabase();
  const live = useLive(() => allTags(db), [db]);
  const tags = live.state === 'ready' ? live.value : none;
  return useMemo(
    () => suggest(text, caret, { tag: tags.map(({ tag, count }) => ({ value: tag, count })) }),
    [text, caret, tags],
  );
}
