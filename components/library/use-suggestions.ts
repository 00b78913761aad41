import { useEffect, useMemo, useState } from 'react';
import { searchClient } from '@/lib/search/connect';
import type { FieldName } from '@/lib/search/query/fields';
import { type Suggestion, suggest, type Value, valueAt } from '@/lib/search/query/suggest';

/** Fields whose values are those of the library. */
const asked: ReadonlySet<FieldName> = new Set(['tag', 'venue', 'author', 'source', 'keyword']);
/** Fields whose values depend on the first letters, because there are too many of them. */
const many: ReadonlySet<FieldName> = new Set(['author', 'keyword']);
const none: readonly Value[] = [];

/** What can be put in at the caret of a query: fields, and values of the library. */
export function useSuggestions(text: string, caret: number): readonly Suggestion[] {
  const at = valueAt(text, caret);
  const field = at && asked.has(at.field) ? at.field : undefined;
  const typed = at && many.has(at.field) ? at.typed : '';
  const [known, setKnown] = useState<{ field: FieldName; values: readonly Value[] }>();
  useEffect(() => {
    if (field === undefined) return undefined;
    let current = true;
    searchClient()
      .values(field, typed)
      .then(
        (values) => current && setKnown({ field, values }),
        () => current && setKnown(undefined),
      );
    return () => {
      current = false;
    };
  }, [field, typed]);
  return useMemo(() => {
    if (field === undefined) return suggest(text, caret, {});
    return suggest(text, caret, { [field]: known?.field === field ? known.values : none });
  }, [text, caret, field, known]);
}
