/** A digest in words: what all formats write. Every text is one clean line, no markup. */
import { pageUrl } from '../../exchange/links';
import { nameText } from '../../paper/normalise';
import type { PaperDate } from '../../paper/schema';
import { webUrl } from '../../paper/web-url';
import type { DigestItem, DigestReason, DigestSection, Issue } from '../issue';
import { cut, oneLine } from './clean';

/** Sentences and names in the user's language. */
export interface DigestWords {
  /** BCP 47, and `ltr` or `rtl`. */
  language: string;
  direction: string;
  /** Heading, and subject of a mail. */
  title(issue: Issue): string;
  /** What it holds, in a sentence. */
  lead(issue: Issue): string;
  /** What one should know of it: lists that could not be asked, digests that were missed. */
  notes(issue: Issue): string[];
  section(section: DigestSection): string;
  reason(reason: DigestReason): string;
  date(date: PaperDate): string;
  moreAuthors(count: number): string;
  /** Names of links. */
  pdf: string;
  code: string;
  /** Beside papers that a short form leaves out. */
  rest(count: number): string;
  /** Who made it. */
  foot: string;
}

export interface PrintedPaper {
  title: string;
  url?: string;
  /** Authors, date, venue. */
  byline: string;
  why: string;
  abstract: string;
  links: { name: string; url: string }[];
}

export interface PrintedDigest {
  /** Of the issue. */
  id: string;
  /** When it was due and when it was made (ms since the epoch). */
  at: number;
  madeAt: number;
  language: string;
  direction: string;
  title: string;
  lead: string;
  notes: string[];
  sections: { name: string; papers: PrintedPaper[] }[];
  pdf: string;
  code: string;
  rest(count: number): string;
  foot: string;
}

const longest = { title: 400, authors: 300, abstract: 700, name: 200 };
const mostAuthors = 6;

function bylineOf({ record }: DigestItem, words: DigestWords): string {
  const { authors, issued, venue } = record;
  const names = authors.slice(0, mostAuthors).map(nameText).join(', ');
  const more = authors.length - mostAuthors;
  const parts = [
    more > 0 ? `${cut(oneLine(names), longest.authors)} ${words.moreAuthors(more)}` : names,
    venue ?? '',
    issued ? words.date(issued) : '',
  ];
  return parts
    .map((part) => cut(oneLine(part), longest.authors))
    .filter((part) => part !== '')
    .join(' · ');
}

function printedPaper(item: DigestItem, words: DigestWords): PrintedPaper {
  const { record, reasons } = item;
  const url = pageUrl(record);
  const links = [
    { name: words.pdf, url: webUrl(record.urls.pdf) },
    { name: words.code, url: webUrl(record.urls.code) },
  ];
  return {
    title: cut(oneLine(record.title), longest.title),
    ...(url !== undefined && { url }),
    byline: bylineOf(item, words),
    why: reasons.map((reason) => cut(oneLine(words.reason(reason)), longest.name)).join(' · '),
    abstract: cut(oneLine(record.abstract ?? ''), longest.abstract),
    links: links.flatMap(({ name, url: to }) => (to === undefined ? [] : [{ name, url: to }])),
  };
}

/** An issue in the user's words. */
export function printed(issue: Issue, words: DigestWords): PrintedDigest {
  return {
    id: issue.id,
    at: issue.at,
    madeAt: issue.madeAt,
    language: words.language,
    direction: words.direction,
    title: oneLine(words.title(issue)),
    lead: oneLine(words.lead(issue)),
    notes: words.notes(issue).map(oneLine),
    sections: issue.sections.map((section) => ({
      name: cut(oneLine(words.section(section)), longest.name),
      papers: section.items.map((item) => printedPaper(item, words)),
    })),
    pdf: words.pdf,
    code: words.code,
    rest: words.rest,
    foot: oneLine(words.foot),
  };
}
