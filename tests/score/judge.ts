/** Whether a record says what was expected, field by field. The rules are those of the corpus. */
import { expandIdentifiers } from '../../lib/paper/identifiers';
import { nameText, parseName } from '../../lib/paper/normalise';
import type { Name, PaperRecord } from '../../lib/paper/schema';

/** What a page shows, as its sidecar has it. */
export interface Expected {
  title?: string;
  authors?: string[];
  doi?: string;
  arxivId?: string;
  date?: string;
  venue?: string;
  pdfUrl?: string;
  abstractStart?: string;
}

export const scored = [
  'title',
  'authors',
  'identifiers',
  'year',
  'pdf',
  'venue',
  'abstract',
] as const;
type Tally = Record<(typeof scored)[number], { expected: number; right: number }>;

/** Case, white space, quotes, dashes and accents folded. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Counts each expected field and returns a line for each that differs. */
export function judge(record: PaperRecord | undefined, expected: Expected, tally: Tally): string[] {
  const wrong: string[] = [];
  const check = (field: (typeof scored)[number], want: string, got: string, right: boolean) => {
    tally[field].expected += 1;
    if (right) tally[field].right += 1;
    else wrong.push(`${field}: expected “${want.slice(0, 100)}”, got “${got.slice(0, 100)}”`);
  };
  const equal = (field: 'title' | 'venue', want: string | undefined, got = '') => {
    if (want) check(field, want, got, fold(want) === fold(got));
  };

  equal('title', expected.title, record?.title);
  if (expected.authors?.length) {
    const names = record?.authors ?? [];
    check(
      'authors',
      expected.authors.join('; '),
      names.map(nameText).join('; '),
      sameAuthors(names, expected.authors),
    );
  }
  const ids = expandIdentifiers([
    ...(expected.doi ? [`doi:${expected.doi}`] : []),
    ...(expected.arxivId ? [`arxiv:${expected.arxivId}`] : []),
  ]);
  if (ids.length > 0) {
    const found = record?.identifiers ?? [];
    check(
      'identifiers',
      ids.join(' '),
      found.join(' '),
      ids.every((id) => found.includes(id)),
    );
  }
  if (expected.date) {
    const year = String(record?.issued?.year ?? '');
    check('year', expected.date.slice(0, 4), year, expected.date.startsWith(year) && year !== '');
  }
  if (expected.pdfUrl) {
    const got = record?.urls.pdf ?? '';
    check('pdf', expected.pdfUrl, got, pathOf(expected.pdfUrl) === pathOf(got));
  }
  equal('venue', expected.venue, record?.venue);
  if (expected.abstractStart) {
    const got = record?.abstract ?? '';
    check(
      'abstract',
      expected.abstractStart,
      got,
      fold(got).startsWith(fold(expected.abstractStart)),
    );
  }
  return wrong;
}

function pathOf(text: string): string {
  return URL.canParse(text) ? decodeURI(new URL(text).pathname).toLowerCase() : '';
}

/** Family names in order. Names as displayed may put initials last (`Meno H`). */
function sameAuthors(names: Name[], displayed: string[]): boolean {
  if (names.length !== displayed.length) return false;
  return names.every((name, at) => {
    const shown = displayed[at] ?? '';
    const family = fold(name.family ?? name.literal ?? '');
    const parsed = parseName(shown);
    const initialsLast = /^(.*\p{Ll}.*) \p{Lu}{1,4}$/u.exec(shown)?.[1];
    return (
      family === fold(parsed?.family ?? parsed?.literal ?? '') ||
      (initialsLast !== undefined && family === fold(initialsLast))
    );
  });
}
