/**
 * What arXiv announces in a category: its RSS, made once a day at midnight in New York, empty on
 * Saturdays and Sundays. The host is asked only after the user has allowed it.
 */
import { newYorkDay } from './daily-papers';
import type { FeedParser } from './feed';

export const rssHost = 'rss.arxiv.org';
/** An archive with or without one of its subject classes: `cs.CL`, `quant-ph`, `cond-mat.str-el`. */
const category = /^[a-z][a-z-]{1,15}(?:\.[A-Za-z][A-Za-z-]{1,15})?$/;

export const arxivNew: FeedParser = (id) => {
  const name = /^arxiv:(.+)$/.exec(id)?.[1];
  if (name === undefined || !category.test(name)) return undefined;
  return {
    kind: 'remote',
    id: `arxiv:${name}`,
    title: { key: 'feed_arxiv', of: name },
    host: rssHost,
    answer: 'arxiv-rss',
    past: () => false,
    request: (now) => ({ url: `https://${rssHost}/rss/${name}`, period: newYorkDay(now) }),
    select: (items, { period }) => ({ period, items: [...items] }),
  };
};
