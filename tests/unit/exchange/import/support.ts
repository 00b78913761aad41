import type { Reader } from '@/lib/exchange/import/formats';
import type { Draft, Problem } from '@/lib/exchange/import/types';

/** All items of a text, and what is wrong with the whole. */
export function readAll(read: Reader, text: string): { drafts: Draft[]; problems: Problem[] } {
  const drafts: Draft[] = [];
  const reading = read(text);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return { drafts, problems: value ?? [] };
    drafts.push(value);
  }
}
