/**
 * What arXiv announces in a category (info.arxiv.org/help/rss): RSS 2.0 from
 * https://rss.arxiv.org/rss/cs.CL, made at midnight in New York, without items on the days that it
 * names in `skipDays`. An item's description begins with its id and how it is announced.
 */
import { DOMParser } from 'linkedom/worker';
import { parseArxiv } from '../paper/identifiers';
import { cleanText, parseName } from '../paper/normalise';
import { recordSchema } from '../paper/schema';
import { newYorkDay } from '../trending/feeds/daily-papers';
import {
  type AnnounceType,
  announceTypes,
  type FeedItem,
  type FeedSnapshot,
} from '../trending/types';

/** arXiv's own limit is 2,000 items. */
const mostItems = 3000;

export interface Announced {
  /** New papers first, then those from other categories, then new versions; else in its order. */
  items: FeedItem[];
  /** Items that could not be read. */
  dropped: number;
  /** The day of the list in New York. */
  period?: string;
  /** Why there is none, when there is none. */
  quiet?: NonNullable<FeedSnapshot['quiet']>;
}

/** @returns undefined when it is no RSS of arXiv's kind. */
export function parseArxivRss(xml: string): Announced | undefined {
  let root: Element | null;
  try {
    const document = new DOMParser().parseFromString(xml, 'text/xml');
    root = (document as unknown as Document).documentElement;
  } catch {
    return undefined;
  }
  const channel = root?.localName === 'rss' ? childrenOf(root, 'channel')[0] : undefined;
  if (!channel) return undefined;
  const published = Date.parse(textOf(channel, 'pubDate') || textOf(channel, 'lastBuildDate'));
  const day = Number.isNaN(published) ? undefined : newYorkDay(published);
  const items = new Map<string, FeedItem>();
  let dropped = 0;
  for (const element of childrenOf(channel, 'item').slice(0, mostItems)) {
    const item = itemOf(element);
    if (!item) dropped += 1;
    else if (!items.has(item.key)) items.set(item.key, item);
  }
  const quiet = items.size + dropped === 0 ? quietOn(channel, day) : undefined;
  return {
    items: [...items.values()].toSorted((a, b) => placeOf(a) - placeOf(b)),
    dropped,
    ...(day !== undefined && { period: day }),
    ...(quiet && { quiet }),
  };
}

/** Elements right inside another, by their name without its prefix. */
const childrenOf = (element: Element, name: string): Element[] =>
  [...element.children].filter((child) => child.localName.replace(/^.*:/, '') === name);

const textOf = (element: Element, name: string): string =>
  childrenOf(element, name)[0]?.textContent?.trim() ?? '';

const placeOf = ({ announce }: FeedItem): number =>
  announce === undefined ? announceTypes.length : announceTypes.indexOf(announce);

function quietOn(channel: Element, day: string | undefined): Announced['quiet'] {
  const named = childrenOf(channel, 'skipDays').flatMap((days) => childrenOf(days, 'day'));
  const skipped = named.map((element) => element.textContent?.trim());
  const weekday =
    day &&
    new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(day));
  return weekday && skipped.includes(weekday) ? 'weekend' : 'no-announcement';
}

/** What stands right inside an item, by name without prefix: looked through once, for there are many. */
function fieldsOf(item: Element): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const child of item.children) {
    const name = child.localName.slice(child.localName.indexOf(':') + 1);
    const texts = fields.get(name);
    const text = child.textContent?.trim() ?? '';
    if (texts) texts.push(text);
    else fields.set(name, [text]);
  }
  return fields;
}

function itemOf(item: Element): FeedItem | undefined {
  const fields = fieldsOf(item);
  const first = (name: string) => fields.get(name)?.[0] ?? '';
  const guid = first('guid').replace(/^oai:arXiv\.org:/i, '');
  const link = first('link').replace(/^https?:\/\/arxiv\.org\/abs\//i, '');
  const arxiv = parseArxiv(guid) ?? parseArxiv(link);
  if (!arxiv) return undefined;
  const told = first('description');
  const abstract = cleanText(told.replace(/^.{0,200}?\bAbstract:\s*/s, ''), 50_000);
  const doi = first('DOI');
  const record = recordSchema.safeParse({
    identifiers: [`arxiv:${arxiv.id}`, ...(doi ? [`doi:${doi.toLowerCase()}`] : [])],
    title: cleanText(first('title').replace(/\s*\(arXiv:[^()]*\)\s*$/i, '')),
    authors: authorsOf(first('creator')),
    ...(abstract && { abstract }),
    kind: 'article',
    urls: {
      page: `https://arxiv.org/abs/${arxiv.id}`,
      pdf: `https://arxiv.org/pdf/${arxiv.id}`,
    },
    version: arxiv.version,
    categories: fields.get('category') ?? [],
    source: 'arxiv',
  });
  if (!record.success) return undefined;
  const announce = announceOf(first('announce_type') || told);
  return {
    key: `arxiv:${arxiv.id}`,
    record: record.data,
    keywords: [],
    ...(announce && { announce }),
  };
}

function announceOf(text: string): AnnounceType | undefined {
  const found = /(?:^|Announce Type:)\s*(new|cross|replace-cross|replace)\b(?!-)/i.exec(text)?.[1];
  return announceTypes.find((type) => type === found?.toLowerCase());
}

/** Names stand in one text, with commas between them; in brackets may be where they work. */
function authorsOf(text: string) {
  const names = text
    .slice(0, 100_000)
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s*,\s*/);
  return names.flatMap((name) => parseName(name) ?? []);
}
