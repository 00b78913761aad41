import type { Annotation } from '@/lib/library/types';
import { type Paper, paperSchema } from '@/lib/paper/schema';

/** A paper with what a test does not care about filled in; `n` makes it unlike the others. */
export function paperOf(n: number, changes: Partial<Paper> = {}): Paper {
  return paperSchema.parse({
    id: `p${n}`,
    identifiers: [`url:https://a.example/${n}`],
    title: `Title ${n}`,
    source: 'test',
    urls: {},
    addedAt: n * 1000,
    updatedAt: n * 1000,
    ...changes,
  });
}

export function noteOf(
  paperId: string,
  body: string,
  changes: Partial<Annotation> = {},
): Annotation {
  return {
    id: `note-${paperId}-${body}`,
    paperId,
    kind: 'note',
    body,
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  };
}
