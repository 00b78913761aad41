import type { LibraryDatabase } from '../library/database';
import { fail, ok } from '../messaging/result';
import type { Handlers } from '../messaging/serve';
import type { TrendingProtocol } from '../messaging/trending-protocol';
import { moreOfFeed, refreshFeed } from '../trending/refresh';
import { paperLinks, searchRemote } from '../trending/remote';
import { hideEntry, mute, seePicks, unmute } from '../trending/words';
import type { Outside } from './metadata';

/** Feeds, what the user says of picks, and questions to Hugging Face. */
export function trendingHandlers({
  library,
  outside,
}: {
  library: () => Promise<LibraryDatabase>;
  outside: Outside;
}): Pick<Handlers, keyof TrendingProtocol> {
  const { fetch, now, newId, jitter, hasHost } = outside;
  const tools = (db: LibraryDatabase) => ({
    db,
    fetch,
    now,
    newId,
    random: jitter,
    ...(hasHost && { mayAsk: hasHost }),
  });
  return {
    refreshFeed: {
      async answer({ feed, force }) {
        const db = await library();
        if (db.readOnly) return fail('read-only');
        return refreshFeed(tools(db), feed, { force: force ?? false });
      },
    },
    moreOfFeed: {
      async answer({ feed }) {
        const db = await library();
        if (db.readOnly) return fail('read-only');
        return moreOfFeed(tools(db), feed);
      },
    },
    hideEntry: {
      async answer({ key, hidden }) {
        await hideEntry(await library(), key, hidden, outside.now());
        return ok(null);
      },
    },
    seePicks: {
      async answer({ keys, opened }) {
        await seePicks(await library(), keys, opened ?? false, outside.now());
        return ok(null);
      },
    },
    mute: {
      async answer({ key }) {
        return ok({ key: await mute(await library(), key, outside.now()) });
      },
    },
    unmute: {
      async answer({ key }) {
        await unmute(await library(), key);
        return ok(null);
      },
    },
    searchRemote: {
      async answer({ query }) {
        return searchRemote(tools(await library()), query);
      },
    },
    paperLinks: {
      async answer({ key }) {
        return paperLinks(tools(await library()), key);
      },
    },
  };
}
