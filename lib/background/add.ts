import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import { queueMetadata } from '../library/outbox';
import { findByIdentifiers } from '../library/read';
import { type SaveOutcome, savePaper } from '../library/save';
import type { At } from '../library/write';
import {
  identifierLabel,
  identifierUrl,
  normaliseIdentifier,
  parseIdentifier,
} from '../paper/identifiers';
import type { PaperRecord } from '../paper/schema';
import { identifyAddress } from '../sources';
import type { Outside } from './metadata';

/** What a text names: its identifiers, and the page that would tell more. */
export interface Named {
  identifiers: string[];
  urls: PaperRecord['urls'];
  version?: number;
}

const webUrl = (text: string): URL | undefined => {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  return url ?? undefined;
};

/**
 * Which paper does a text name: an arXiv id, a DOI, a PMID or PMCID, or a web address?
 * @returns undefined when it names none.
 */
export function namedBy(text: string): Named | undefined {
  const parsed = parseIdentifier(text);
  const url = webUrl(text) ?? webUrl((parsed && identifierUrl(parsed.identifier)) ?? '');
  const found = url && identifyAddress(url);
  if (found) {
    const { page, pdf, html } = found;
    const version = found.version ?? parsed?.version;
    return {
      identifiers: found.identifiers,
      urls: { page, ...(pdf !== undefined && { pdf }), ...(html !== undefined && { html }) },
      ...(version !== undefined && { version }),
    };
  }
  if (parsed) {
    return { identifiers: [parsed.identifier], urls: url ? { page: url.href } : {} };
  }
  const last = url && normaliseIdentifier(`url:${url.href}`);
  return url && last ? { identifiers: [last], urls: { page: url.href } } : undefined;
}

/** A browser's name for a PDF tab says nothing (`2406.01234v1.pdf`, an address): no title then. */
function usableTitle(title: string | undefined, named: Named): string {
  const text = title?.trim() ?? '';
  const says = text !== '' && !/^https?:|^\S+$/i.test(text);
  return says ? text : identifierLabel(named.identifiers[0] ?? '');
}

/**
 * Saves what a text or a tab's address names. It is stored at once, under a stand-in title if
 * nothing better is known; the outbox then asks the paper's own site for the rest, if that is one
 * of the hosts that may be asked.
 * @param mayAsk whether a page may be asked for metadata.
 * @throws LibraryError `not-a-paper` when the text names nothing.
 */
export async function addByText(
  db: LibraryDatabase,
  { text, title }: { text: string; title?: string | undefined },
  at: At,
  mayAsk: Outside['mayAsk'],
): Promise<SaveOutcome & { pending?: { host: string } }> {
  const named = namedBy(text);
  if (!named) throw new LibraryError('not-a-paper', text.slice(0, 200));
  const record = (await fromFeed(db, named)) ?? {
    ...named,
    title: usableTitle(title, named),
    authors: [],
    kind: 'article' as const,
    categories: [],
    keywords: [],
    source: 'generic',
    provisional: true,
  };
  const saved = await savePaper(db, record, at);
  const page = named.urls.page;
  if (!saved.paper.provisional || page === undefined || !(await mayAsk(page))) return saved;
  await queueMetadata(db, { paperId: saved.paper.id, url: page }, at);
  return { ...saved, pending: { host: new URL(page).host } };
}

/** A paper that a feed has shown needs no question to anybody. */
async function fromFeed(db: LibraryDatabase, named: Named): Promise<PaperRecord | undefined> {
  if (await findByIdentifiers(db, named.identifiers)) return undefined;
  const entries = await db.feedEntries.bulkGet(named.identifiers);
  const record = entries.find((entry) => entry !== undefined)?.record;
  return record && { ...record, urls: { ...record.urls, ...named.urls } };
}
