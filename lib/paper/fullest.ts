import type { Paper } from './schema';

/** What a complete record of a paper has, each worth the same. */
const has: readonly ((paper: Paper) => unknown)[] = [
  (paper) => !paper.provisional,
  (paper) => paper.authors.length > 0,
  (paper) => paper.abstract,
  (paper) => paper.issued,
  (paper) => paper.venue,
  (paper) => paper.pages ?? paper.volume,
  (paper) => paper.urls.pdf,
  (paper) => paper.identifiers.some((id) => id.startsWith('doi:')),
];

/** The one of several records of a paper that says most of it; of equal ones the first. */
export function fullest(papers: readonly Paper[]): Paper | undefined {
  const score = (paper: Paper) => has.filter((part) => Boolean(part(paper))).length;
  return papers.reduce<Paper | undefined>(
    (best, paper) => (best && score(best) >= score(paper) ? best : paper),
    undefined,
  );
}
