import { fold } from '@/lib/search/fold';

/** A tag as the library stores it (the rule of `tagSchema`), or '' when nothing is left. */
export const cleanTag = (text: string): string =>
  text.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, 200);

/** Several lines are several tags; spaces and commas are part of a tag. Each tag once. */
export function tagsOfPaste(text: string): string[] {
  return [...new Set(text.split(/[\r\n]+/).map(cleanTag))].filter(Boolean);
}

export interface TagCount {
  tag: string;
  count: number;
}

/**
 * Existing tags for what has been typed: those that begin with it first, then those with a part
 * that begins with it, then those that hold it; the most used first within each.
 */
export function suggestTags(
  all: readonly TagCount[],
  typed: string,
  { taken, limit = 8 }: { taken: readonly string[]; limit?: number },
): TagCount[] {
  const wanted = fold(typed).trim();
  const known = new Set(taken.map(fold));
  const ranked = all.flatMap((entry) => {
    const text = fold(entry.tag);
    if (known.has(text)) return [];
    const at = text.indexOf(wanted);
    if (at < 0) return [];
    const rank = at === 0 ? 0 : /[/\s-]/.test(text[at - 1] ?? '') ? 1 : 2;
    return [{ entry, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || b.entry.count - a.entry.count)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
