import { parseArxiv } from '../paper/identifiers';
import {
  abstractIn,
  citationOf,
  firstText,
  hostOf,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
  webUrl,
} from './citation';
import { scholarlyArticle } from './json-ld';
import type { Source } from './types';

/**
 * Papers with Code: `/paper/title-in-words` at paperswithcode.com (closed in 2025, last seen 2023),
 * and its successor at paperswithcode.co, which uses arXiv’s ids. Last seen 2026-11.
 */
export const paperswithcode: Source = {
  id: 'paperswithcode',
  name: 'Papers with Code',
  hosts: ['paperswithcode.com', 'paperswithcode.co'],
  matches: ['https://paperswithcode.com/paper/*', 'https://paperswithcode.co/paper/*'],
  lists: ['', 'search*', 'task/*', 'sota/*', 'method/*'].map(
    (path) => `https://paperswithcode.co/${path}`,
  ),
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    if (hostOf(url) === 'paperswithcode.com') {
      const slug = /^\/paper\/([a-z\d][\w-]*)(?:\/review)?$/i.exec(path)?.[1]?.toLowerCase();
      return slug
        ? {
            identifiers: [`pwc:${slug}`],
            view: 'abstract',
            page: `https://paperswithcode.com/paper/${slug}`,
          }
        : undefined;
    }
    const [, id = '', number] =
      /^\/paper\/(?:(?:arxiv\/)?([\w.-]+\.\d{4,5}(?:v\d+)?)|(\d{1,9}))$/.exec(path) ?? [];
    const parsed = parseArxiv(id);
    if (parsed)
      return {
        identifiers: [`arxiv:${parsed.id}`],
        ...(parsed.version && { version: parsed.version }),
        view: 'abstract',
        page: `https://paperswithcode.co/paper/${parsed.id}`,
        pdf: `https://arxiv.org/pdf/${parsed.id}`,
      };
    return number
      ? {
          identifiers: [`pwc:${number}`],
          view: 'abstract',
          page: `https://paperswithcode.co/paper/${number}`,
        }
      : undefined;
  },

  extract(document, url) {
    const metas = metasOf(document);
    const href = (selector: string) => document.querySelector(selector)?.getAttribute('href');
    const arxiv = /arxiv\.org\/(?:abs|pdf)\/(.+?)(?:\.pdf)?$/.exec(
      href(
        '.paper-abstract a[href*="arxiv.org/"], a.badge[href*="arxiv.org/"], main a[href*="arxiv.org/abs/"]',
      ) ?? '',
    )?.[1];
    const found = paperswithcode.identify(url)?.identifiers[0];
    // The successor changes pages without loading: the first link to arXiv tells which one it shows.
    if (
      found?.startsWith('arxiv:') &&
      arxiv &&
      parseArxiv(arxiv)?.id !== found.slice('arxiv:'.length)
    )
      return undefined;
    const said = scholarlyArticle(document, url) ?? citationOf(metas, url, 'article');
    const [dated, ...listed] = [
      ...document.querySelectorAll('.paper-title .author-span, .authors .author-span'),
    ].map((each) => textOf(each, 500));
    const date = dated && /^\d{1,2} \w{3,9} \d{4}$/.test(dated) ? dated : undefined;
    return recordOf('paperswithcode', {
      ...said,
      title:
        firstText(document, '.paper-title h1') || (said?.title ?? firstText(document, 'main h1')),
      authors: said?.authors?.length
        ? said.authors
        : namesOf(date || !dated ? listed : [dated, ...listed]),
      abstract: abstractIn(document, '.paper-abstract p') || (said?.abstract ?? ''),
      issued: date ?? said?.issued,
      kind: said?.kind ?? 'article',
      urls: {
        pdf:
          webUrl(
            href('.paper-abstract a.badge[href$=".pdf"], .paper-abstract a[href*="/pdf/"]'),
            url,
          ) ?? said?.urls?.pdf,
        code: webUrl(
          href(
            'a.code-table-link, #code a[href^="https://github.com/"], main a[href^="https://github.com/"]',
          ),
          url,
        ),
      },
      keywords: [...document.querySelectorAll('.paper-tasks a .badge span, .paper-tasks a')].map(
        (task) => textOf(task, 200),
      ),
      identifiers: [...(said?.identifiers ?? []), arxiv && `arxiv:${arxiv}`],
    });
  },
};
