/** Authors as a text with one a line, for a field, and back. Pure. */
import { nameText, parseName } from './normalise';
import { same } from './same';
import { type Name, nameSchema } from './schema';

/** `Family, Given` or `Family, Jr., Given`; in braces what must not be taken apart. */
function lineOf(name: Name): string {
  const { family, given, suffix } = name;
  const parts = family === undefined ? [] : [family, suffix, given].filter(Boolean);
  const line = parts.length > 1 ? parts.join(', ') : nameText(name);
  return same(parseName(line), name) ? line : `{${nameText(name)}}`;
}

/** One author a line. */
export const authorLines = (authors: readonly Name[]): string => authors.map(lineOf).join('\n');

/**
 * Authors from a text with one a line: `Family, Given` or `Given Family`; a name in braces stays
 * whole. Lines of names that are known give those names back as they are. Empty lines are nobody.
 */
export function authorsOf(text: string, known: readonly Name[] = []): Name[] {
  const byLine = new Map(known.map((name) => [lineOf(name), name]));
  return text.split(/\r?\n/).flatMap((raw): Name[] => {
    const line = raw.trim();
    const there = byLine.get(line);
    if (there) return [there];
    const whole = /^\{(.+)\}$/.exec(line)?.[1]?.trim();
    const parsed = nameSchema.safeParse(whole ? { literal: whole } : parseName(line));
    return parsed.success ? [parsed.data] : [];
  });
}
