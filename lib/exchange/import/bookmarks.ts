/**
 * Browser bookmarks of papers: the tree that the browser gives, or the file that browsers export
 * (`NETSCAPE-Bookmark-file-1`; there is no closing of its elements that an XML parser could follow).
 * Only what leads to a paper of a known site, or names one, is taken; folders become tags.
 */
import { parseIdentifier } from '../../paper/identifiers';
import { identify } from '../../sources';
import { draftOf } from './draft';
import { fromEntities } from './text';
import type { Draft, Problem, Reading, ReadOptions } from './types';

export interface Bookmark {
  url: string;
  title: string;
  /** Names of the folders around it, the outermost first. */
  folders: string[];
  tags?: string[];
  /** Milliseconds since the epoch. */
  addedAt?: number;
}

/** Folders that every browser has; they say nothing. */
const own =
  /^(?:bookmarks(?: bar| toolbar| menu)?|other bookmarks|mobile bookmarks|favou?rites(?: bar)?|imported.*|menu|toolbar|root)?$/i;

/** Which paper a bookmark leads to, as an item; undefined when it leads to none. */
export function draftOfBookmark({
  url,
  title,
  folders,
  tags = [],
  addedAt,
}: Bookmark): Draft | undefined {
  const address = URL.parse(url);
  if (!address || !['http:', 'https:'].includes(address.protocol)) return undefined;
  const doi = /(?:^|\.)doi\.org$/.test(address.host) ? parseIdentifier(url) : undefined;
  const known = identify(address);
  if (!known && !doi) return undefined;
  const folder = folders.filter((name) => !own.test(name)).map((name) => name.replaceAll('/', '∕'));
  const draft = draftOf({
    urls: [url],
    ...(doi && { identifiers: [doi.identifier] }),
    mine: {
      tags: [...tags, ...(folder.length > 0 ? [folder.join('/')] : [])],
      ...(addedAt !== undefined && { addedAt }),
    },
  });
  const shown = cleanTitle(title);
  if (!draft.record || !shown) return draft;
  // What a tab was called is better than an identifier, and gives way to any real title.
  return { ...draft, label: shown, record: { ...draft.record, title: shown } };
}

/** `[2401.00001] Title`, `Title - ScienceDirect`: what sites put around titles in tabs. */
const cleanTitle = (title: string): string =>
  title
    .replace(/^\s*[[(]\d{4}\.\d{4,5}(?:v\d+)?[\])]\s*/, '')
    .replace(/\s+[|–—-]\s+[^|–—]{2,40}$/u, '')
    .replace(/^https?:\/\/\S+$|^\S+\.pdf$/i, '')
    .trim()
    .slice(0, 500);

const token =
  /<h3\b[^>]{0,2000}>([^<]{0,1000})<\/h3>|<a\b([^>]{0,100000})>([^<]{0,5000})<\/a>|<(\/?)dl\b[^>]{0,100}>/gi;

/** Reads a file of exported bookmarks. */
export function* readBookmarks(text: string, { progress }: ReadOptions = {}): Reading {
  const folders: string[] = [];
  let next = '';
  let seen = 0;
  for (const match of text.matchAll(token)) {
    const [, heading, attributes = '', title = '', closing] = match;
    if (heading !== undefined) next = fromEntities(heading).trim();
    else if (closing === '') {
      folders.push(next);
      next = '';
    } else if (closing === '/') folders.pop();
    else {
      seen += 1;
      progress?.(match.index / text.length);
      const draft = draftOfBookmark({
        url: attribute(attributes, 'href') ?? '',
        title: fromEntities(title),
        folders: folders.slice(1),
        tags: (attribute(attributes, 'tags') ?? '').split(',').filter(Boolean),
        ...addedIn(attribute(attributes, 'add_date')),
      });
      if (draft) yield draft;
    }
  }
  const none: Problem[] = [{ code: 'empty', args: [] }];
  return seen === 0 ? none : undefined;
}

const attribute = (attributes: string, name: string): string | undefined => {
  const value = new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes)?.[1];
  return value === undefined ? undefined : fromEntities(value);
};

/** Seconds by the format; some browsers write microseconds. */
function addedIn(text: string | undefined): { addedAt?: number } {
  const value = Number(text);
  if (!(value > 0)) return {};
  return { addedAt: value > 1e14 ? Math.round(value / 1000) : value > 1e11 ? value : value * 1000 };
}
