/** What the entries of the browser's menus do. */
import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import { findByIdentifiers } from '../library/read';
import type { At } from '../library/write';
import { parseIdentifier } from '../paper/identifiers';
import { identify } from '../sources';
import { addByText as add, type addByText } from './add';
import type { Outside } from './metadata';

/**
 * Saves the paper to which a link leads, from its address alone: the page is not opened.
 * @throws LibraryError `not-a-paper` when the address names none: any link can be clicked.
 */
export async function saveLink(
  db: LibraryDatabase,
  { link, linkText }: { link: string; linkText?: string | undefined },
  at: At,
  mayAsk: Outside['mayAsk'],
): ReturnType<typeof addByText> {
  const url = URL.parse(link);
  const named = url && (identify(url) ?? parseIdentifier(url.href));
  if (!named) throw new LibraryError('not-a-paper', link.slice(0, 200));
  return add(db, { text: link, title: linkText }, at, mayAsk);
}

/** Where the library page shows the paper of an address; its list when that is not saved. */
export async function placeOf(db: LibraryDatabase, address: string): Promise<string> {
  const url = URL.parse(address);
  const identifiers = (url && identify(url)?.identifiers) ?? [];
  const paper = identifiers.length > 0 ? await findByIdentifiers(db, identifiers) : undefined;
  return paper ? `#/?paper=${encodeURIComponent(paper.id)}` : '';
}
