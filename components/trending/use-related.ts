import { useEffect, useState } from 'react';
import type { PaperRecord } from '@/lib/paper/schema';
import { tasteClient } from '@/lib/trending/taste/connect';
import type { Related } from '@/lib/trending/taste/types';

/**
 * Papers related to one, of the library and of cached feeds. Computed in the taste worker when it
 * is first asked for, and again for another paper or another text.
 * @param record undefined: nothing is asked.
 */
export function useRelated(record: PaperRecord | undefined): Related {
  const [answer, setAnswer] = useState<{ key: string } & Related>();
  const key = record && JSON.stringify([record.identifiers[0], record.title, record.abstract]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what counts of the record.
  useEffect(() => {
    if (!record || key === undefined) return undefined;
    let current = true;
    const { identifiers, title, abstract, authors, kind, urls, categories, keywords, source } =
      record;
    // A browser without such workers is a failure like any other.
    const computed = async () =>
      tasteClient().related({
        identifiers,
        title,
        authors,
        kind,
        urls,
        categories,
        keywords,
        source,
        ...(abstract !== undefined && { abstract }),
      });
    computed().then(
      (papers) => current && setAnswer({ key, state: 'ready', papers }),
      () => current && setAnswer({ key, state: 'failed', papers: [] }),
    );
    return () => {
      current = false;
    };
  }, [key]);
  if (answer === undefined || answer.key !== key) return { state: 'loading', papers: [] };
  return { state: answer.state, papers: answer.papers };
}
