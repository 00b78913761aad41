/** The worker's answers to pages that show badges: lists of papers, and pages that link to some. */
import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import type { At } from '../library/write';
import type { ListedSaved } from '../messaging/protocol';
import { ok } from '../messaging/result';
import type { Handlers, Sender } from '../messaging/serve';
import type { Everywhere } from './claims';
import {
  countLinked,
  lookUpListed,
  saveListed,
  setListedStatus,
  statusAlone,
  undoListed,
} from './listed';
import type { Outside } from './metadata';
import { linkStanding } from './site-guard';

export interface ListedServices {
  library(): Promise<LibraryDatabase>;
  outside: Outside;
  /** Called when the outbox has new work. */
  workQueued(): void;
  /** Does the user want badges on the lists and papers of this site? */
  badgesWanted?(site: string): Promise<boolean>;
  /** The user wants no badges on this site or host any more. */
  turnOffBadges?(site: string): Promise<void>;
  everywhere?: Everywhere;
}

type Listed =
  | 'lookMany'
  | 'saveListed'
  | 'undoListed'
  | 'statusListed'
  | 'countLinked'
  | 'badgesOff';

/** Without the setting, and on unknown hosts the permission, no page is answered. */
export function listedHandlers(services: ListedServices): Pick<Handlers, Listed> {
  const { outside, workQueued } = services;
  const at = (): At => ({ now: outside.now(), newId: outside.newId });

  /** As what the sender may speak about papers that it links to; looked up anew each time. */
  const standingOf = async (sender: Sender) => {
    if (sender.kind === 'page') return { site: 'generic', known: true };
    const standing = linkStanding(sender.url);
    const wanted = standing?.known
      ? await services.badgesWanted?.(standing.site)
      : standing && (await services.everywhere?.badgesWanted(standing.site));
    if (!standing || !wanted) throw new LibraryError('forbidden');
    return standing;
  };

  return {
    lookMany: {
      site: true,
      async answer({ identifiers }, sender) {
        const { known } = await standingOf(sender);
        const listed = await lookUpListed(await services.library(), identifiers);
        return ok(known ? listed : listed.map((each) => each && statusAlone(each)));
      },
    },
    countLinked: {
      site: true,
      async answer({ urls, own }, sender) {
        await standingOf(sender);
        return ok(await countLinked(await services.library(), urls, own));
      },
    },
    saveListed: {
      site: true,
      async answer({ records }, sender) {
        const { known, site } = await standingOf(sender);
        const db = await services.library();
        // Whose list it is, is known from its address; that decides how much it is believed.
        const source = known ? site : 'generic';
        const saved: ListedSaved[] = [];
        let queued = false;
        for (const record of records) {
          const said = { ...record, source };
          const { pending, ...each } = await saveListed(db, said, at(), outside.mayAsk);
          queued ||= pending;
          saved.push(known ? each : { ...each, listed: statusAlone(each.listed) });
        }
        if (queued) workQueued();
        return ok(saved);
      },
    },
    undoListed: {
      site: true,
      async answer({ identifiers }, sender) {
        const { known } = await standingOf(sender);
        const db = await services.library();
        const removed: boolean[] = [];
        for (const each of identifiers) {
          removed.push(await undoListed(db, each, at(), known ? undefined : 'generic'));
        }
        return ok({ removed });
      },
    },
    statusListed: {
      site: true,
      async answer({ identifiers, status }, sender) {
        const { known } = await standingOf(sender);
        if (!known) throw new LibraryError('forbidden');
        await setListedStatus(await services.library(), identifiers, status, at());
        return ok(null);
      },
    },
    badgesOff: {
      site: true,
      async answer(_data, sender) {
        const { site } = await standingOf(sender);
        if (sender.kind === 'site') await services.turnOffBadges?.(site);
        return ok(null);
      },
    },
  };
}
