/** What a search by meaning found, read from the database. */
import type { LibraryDatabase } from '../library/database';
import type { Paper } from '../paper/schema';
import type { NearHit } from './found';
import type { NearPaper } from './taste/types';

/** In the same order; what is gone meanwhile is left out. */
export async function readNear(
  db: LibraryDatabase,
  near: readonly NearPaper[],
): Promise<NearHit[]> {
  const ids = near.flatMap((one) => ('paperId' in one ? [one.paperId] : []));
  const keys = near.flatMap((one) => ('key' in one ? [one.key] : []));
  const [byId, saved] = await Promise.all([
    db.papers.bulkGet(ids),
    db.papers.where('identifiers').anyOf(keys).toArray(),
  ]);
  const live = [...byId, ...saved].flatMap((paper): Paper[] =>
    paper && paper.deletedAt === undefined ? [paper] : [],
  );
  const names = live.flatMap(({ identifiers }) => identifiers);
  const listed = await db.feedEntries.bulkGet([...new Set([...keys, ...names])]);
  const papers = new Map(live.flatMap((paper) => namesOf(paper).map((name) => [name, paper])));
  const entries = new Map(listed.flatMap((entry) => (entry ? [[entry.key, entry]] : [])));
  return near.flatMap((one): NearHit[] => {
    const paper = papers.get('paperId' in one ? one.paperId : one.key);
    const name = 'key' in one ? one.key : paper?.identifiers.find((id) => entries.has(id));
    const entry = name === undefined ? undefined : entries.get(name);
    return paper || entry ? [{ ...(paper && { paper }), ...(entry && { entry }) }] : [];
  });
}

const namesOf = ({ id, identifiers }: Paper): string[] => [id, ...identifiers];
