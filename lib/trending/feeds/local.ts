/** Lists that are made of the library and of what feeds have said. */
import type { FeedParser } from './feed';

export const local: FeedParser = (id) => {
  switch (id) {
    case 'rising':
      return { kind: 'local', id, title: { key: 'feed_rising' } };
    case 'continue':
      return { kind: 'local', id, title: { key: 'feed_continue' } };
    case 'forgotten':
      return { kind: 'local', id, title: { key: 'feed_forgotten' } };
    case 'foryou':
      return { kind: 'local', id, title: { key: 'feed_for_you' } };
  }
  const tag = /^foryou:(.+)$/s.exec(id)?.[1];
  if (tag === undefined) return undefined;
  return { kind: 'local', id: `foryou:${tag}`, title: { key: 'feed_for_tag', of: tag } };
};
