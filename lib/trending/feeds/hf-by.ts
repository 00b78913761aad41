/** What one person submits to Hugging Face's daily papers, newest first, as the service has it. */
import { dailyPapers, hfHost } from './daily-papers';
import type { FeedParser } from './feed';

/** Names of accounts on Hugging Face. */
const account = /^[A-Za-z0-9][\w.-]{0,95}$/;

export const hfBy: FeedParser = (id) => {
  const name = /^hf:by:(.+)$/.exec(id)?.[1];
  if (name === undefined || !account.test(name)) return undefined;
  return {
    kind: 'remote',
    id: `hf:by:${name}`,
    title: { key: 'feed_by', of: name },
    host: hfHost,
    answer: 'daily-papers',
    past: () => false,
    request: (_now, page) => dailyPapers(`by:${name}`, { submitter: name }, page, 50),
    select: (items, { period }) => ({ period, items: [...items] }),
  };
};
