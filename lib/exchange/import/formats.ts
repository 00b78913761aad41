/** Which format a text is, by what it says and not by what it is called, and its reader. */
import { readAnnotations } from './annotations';
import { readBibtex } from './bibtex';
import { readBookmarks } from './bookmarks';
import { readCsl } from './csl';
import { isTable, readCsv } from './csv';
import { readHypothesis } from './hypothesis';
import { readPaperMemory } from './papermemory';
import { readText } from './plain-text';
import { readRis } from './ris';
import type { FormatId, Reading, ReadOptions } from './types';
import { readZoteroRdf } from './zotero-rdf';

export type Reader = (text: string, options?: ReadOptions) => Reading;

export const readers: Partial<Record<FormatId, Reader>> = {
  papermemory: readPaperMemory,
  bibtex: readBibtex,
  ris: readRis,
  csl: readCsl,
  'zotero-rdf': readZoteroRdf,
  csv: readCsv,
  bookmarks: readBookmarks,
  text: readText,
  annotations: readAnnotations,
  hypothesis: readHypothesis,
};

/** How much of a text is looked at. */
const looked = 20_000;

/**
 * The format of a text. Any text is at least `text`: lines that name papers.
 * @returns undefined for what is no text of papers at all: other JSON, XML, HTML, bytes.
 */
export function detect(text: string): FormatId | undefined {
  const head = text
    .slice(0, looked)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head === '') return undefined;
  if (/^<!doctype netscape-bookmark-file-1/i.test(head)) return 'bookmarks';
  if (/<rdf:RDF\b/.test(head)) return 'zotero-rdf';
  if (/^[[{]/.test(head)) return detectJson(head);
  if (/^\s*TY {0,2}- /m.test(head)) return 'ris';
  if (/^\s*@\s*[a-z]+\s*[{(]/im.test(head)) return 'bibtex';
  if (/^<(?:!doctype|html|\?xml|[a-z]+[\s>])/i.test(head)) return undefined;
  // Bytes of a PDF, an archive or a picture.
  if (/^%PDF-|^PK\p{Cc}/u.test(head) || unreadable(head)) return undefined;
  if (isTable(head.split(/\r\n?|\n/, 1)[0] ?? '')) return 'csv';
  return 'text';
}

function detectJson(head: string): FormatId | undefined {
  if (/"format"\s*:\s*"offprint/.test(head.slice(0, 2000))) return 'offprint';
  if (/"type"\s*:\s*\[?\s*"Annotation(?:Collection|Page)?"/.test(head)) return 'annotations';
  if (head.includes('http://www.w3.org/ns/anno.jsonld')) return 'annotations';
  if (/"(?:export_userid|client_version)"\s*:/.test(head)) return 'hypothesis';
  if (/"target"\s*:\s*\[\s*\{[^[]{0,3000}"selector"\s*:/.test(head)) return 'hypothesis';
  if (/"__dataVersion"|"(?:pdfLink|codeLink|addDate|lastOpenDate)"\s*:/.test(head))
    return 'papermemory';
  if (/"(?:title|DOI|author|container-title|issued)"\s*:/.test(head)) return 'csl';
  return undefined;
}

function unreadable(head: string): boolean {
  const odd = head.match(/(?![\t-\r])\p{Cc}|\ufffd/gu)?.length ?? 0;
  return odd > head.length / 50;
}
