import { editPaper, type FieldName, takeSite } from '../paper/edit';
import { expandIdentifiers } from '../paper/identifiers';
import type { Paper, PaperRecord } from '../paper/schema';
import { type Applied, changePapers } from './apply';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import type { At } from './write';

type Clearable<K extends keyof PaperRecord> = { [P in K]?: PaperRecord[P] | null | undefined };

/** What the user corrects by hand. `null` clears a field; what is not named stays. */
export interface MetadataChanges
  extends Clearable<
    'abstract' | 'issued' | 'venue' | 'volume' | 'issue' | 'pages' | 'version' | 'license'
  > {
  title?: string | undefined;
  authors?: PaperRecord['authors'] | undefined;
  kind?: PaperRecord['kind'] | undefined;
  categories?: string[] | undefined;
  keywords?: string[] | undefined;
  urls?: { [K in keyof PaperRecord['urls']]: string | null | undefined } | undefined;
  identifiers?: { add?: string[] | undefined; remove?: string[] | undefined } | undefined;
}

export interface MetadataEdit {
  changes?: MetadataChanges | undefined;
  /** Fields that are to be as the site says again. */
  takeSite?: readonly FieldName[] | undefined;
}

/**
 * The user's own corrections of metadata, of one paper or of many at once; no site overwrites them.
 * @throws LibraryError `taken` when an identifier belongs to another paper (its id is the detail),
 * `invalid` when a paper would be left without any.
 */
export function editMetadata(
  db: LibraryDatabase,
  ids: readonly string[],
  { changes = {}, takeSite: names = [] }: MetadataEdit,
  at: At,
): Promise<Applied> {
  const first = async () => {
    const { add = [] } = changes.identifiers ?? {};
    const wanted = expandIdentifiers(add);
    if (wanted.length < add.length) throw new LibraryError('invalid', 'identifier');
    const owners = await db.papers.where('identifiers').anyOf(wanted).toArray();
    const other = owners.find(({ id }) => ids.length > 1 || id !== ids[0]);
    if (other) throw new LibraryError('taken', other.id);
    return [];
  };
  const change = (paper: Paper) =>
    takeSite(editPaper(paper, recordChanges(paper, changes), at.now), names, at.now);
  return changePapers(db, ids, { kind: 'edit', first, change }, at);
}

function recordChanges(paper: Paper, changes: MetadataChanges): Partial<PaperRecord> {
  const { urls, identifiers, ...plain } = changes;
  const cleared = Object.entries(plain)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, value ?? undefined]);
  return {
    ...(Object.fromEntries(cleared) as Partial<PaperRecord>),
    ...(urls && { urls: withoutNulls({ ...paper.urls, ...urls }) }),
    ...(identifiers && { identifiers: identifiersOf(paper, identifiers) }),
  };
}

function identifiersOf(
  paper: Paper,
  { add = [], remove = [] }: NonNullable<MetadataChanges['identifiers']>,
): string[] {
  const rest = paper.identifiers.filter((id) => !remove.includes(id));
  const next = [...rest, ...add];
  if (next.length === 0) throw new LibraryError('invalid', 'no identifier');
  return next;
}

function withoutNulls(urls: NonNullable<MetadataChanges['urls']>): PaperRecord['urls'] {
  return Object.fromEntries(Object.entries(urls).filter(([, value]) => Boolean(value)));
}
