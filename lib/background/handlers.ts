import { removePapers, restorePapers } from '../library/bin';
import { pinPapers, recordOpening, seeVersion, setStatus, tagPapers } from '../library/change';
import { LibraryError } from '../library/errors';
import { saveHighlight } from '../library/highlights';
import { writeNote } from '../library/notes';
import { findByIdentifiers, summaryOf } from '../library/read';
import { savePaper } from '../library/save';
import { undoable } from '../library/undo';
import { separatePapers, setNotSame, unitePair } from '../library/unite';
import { fail, ok } from '../messaging/result';
import type { Handlers, Sender } from '../messaging/serve';
import { addByText } from './add';
import { annotateHandlers } from './annotate-handlers';
import { backupHandlers } from './backup-handlers';
import type { BackupWork } from './backup-work';
import { lookClaimed, saveClaimed } from './claims';
import { digestHandlers } from './digest-handlers';
import type { DigestWork } from './digest-work';
import { type EraseOutside, eraseHandlers } from './erase-handlers';
import { exchangeHandlers } from './exchange-handlers';
import { healthHandlers } from './health-handlers';
import { importHandlers } from './import-handlers';
import { type ListedServices, listedHandlers } from './listed-handlers';
import { askAgain, askForDetails } from './metadata';
import { openedVersion } from './opened';
import { operationsHandlers } from './operations-handlers';
import {
  isPdfTab,
  isUnknownPage,
  linkStanding,
  ownOf,
  requireOwnPaper,
  siteMay,
} from './site-guard';
import { tasteHandlers } from './taste-handlers';
import { trendingHandlers } from './trending-handlers';

export interface Services extends ListedServices {
  /** Called when an import has something to do. */
  importQueued?(): void;
  /** How citation keys are made; without it, as Offprint starts with. */
  citekeyPattern?(): Promise<string>;
  keepSettings?(settings: Record<string, unknown>): Promise<void>;
  backups?: BackupWork;
  digests?: DigestWork;
  erasing?: EraseOutside;
  openSidePanel?(tabId: number): Promise<boolean>;
}

/** The answers of the worker, one a message; payloads are parsed before they come here. */
export function handlers(services: Services): Handlers {
  const { library, outside, workQueued } = services;
  const at = () => ({ now: outside.now(), newId: outside.newId });
  /** What a page of ours does can be taken back; a web page has its own way, and learns no id. */
  const by = (sender: Sender) => ({ ...at(), undoable: sender.kind === 'page' });

  /** The database, once it is sure that a page speaks of its own paper only. */
  const libraryFor = async (sender: Sender, paperIds: readonly string[]) => {
    const db = await library();
    if (sender.kind === 'page') return db;
    for (const paper of await db.papers.bulkGet([...paperIds])) {
      if (!paper) throw new LibraryError('not-found');
      requireOwnPaper(sender, paper);
    }
    return db;
  };

  /** The address of a page on an unknown host, if the user allows such pages to speak. */
  const claimsOf = async (sender: Sender): Promise<URL | undefined> => {
    if (sender.kind === 'page' || !isUnknownPage(sender.url)) return undefined;
    return (await services.everywhere?.isOn()) ? sender.url : undefined;
  };

  return {
    ...backupHandlers(services.backups),
    ...digestHandlers(services.digests),
    ...eraseHandlers(services),
    ...exchangeHandlers({ ...services, at }),
    ...operationsHandlers({ library, at }),
    ...healthHandlers({ library, at }),
    ...annotateHandlers({
      ...{ libraryFor, at },
      ...(services.openSidePanel && { openSidePanel: services.openSidePanel }),
    }),
    ...importHandlers({ ...services, now: outside.now }),
    ...tasteHandlers(services),
    ...trendingHandlers(services),
    look: {
      site: true,
      async answer({ identifiers }, sender) {
        const db = await library();
        const claims = await claimsOf(sender);
        if (claims) return ok(await lookClaimed(db, claims, identifiers));
        const paper = await findByIdentifiers(db, identifiers);
        if (!paper) return ok(null);
        // A page that names another paper learns no more than that its own is not there.
        if (sender.kind === 'site' && !siteMay(sender.url, paper)) return ok(null);
        return ok(await summaryOf(db, paper));
      },
    },
    save: {
      site: true,
      async answer({ record, highlight }, sender) {
        const db = await library();
        const keep = async (paperId: string) => {
          if (!highlight) return;
          await saveHighlight(await libraryFor(sender, [paperId]), { ...highlight, paperId }, at());
        };
        const claims = await claimsOf(sender);
        if (claims) {
          const saved = await saveClaimed(db, claims, record, at());
          if (!saved.summary.limited) await keep(saved.summary.id);
          return ok(saved);
        }
        requireOwnPaper(sender, record);
        if (sender.kind === 'site' && isPdfTab(sender.url, record)) {
          // Its address is all that the page knows.
          const asked = { text: sender.url.href };
          const { paper, outcome, pending } = await addByText(db, asked, at(), outside.mayAsk);
          if (pending) workQueued();
          await keep(paper.id);
          const summary = await summaryOf(db, paper);
          return ok({ summary, outcome, ...(pending && { pending }) });
        }
        const { paper, outcome, withheld } = await savePaper(db, record, at(), ownOf(sender));
        await keep(paper.id);
        if (withheld && (await askAgain(db, paper.id, sender, at(), outside.mayAsk))) workQueued();
        return ok({ summary: await summaryOf(db, paper), outcome });
      },
    },
    add: {
      async answer(data) {
        const db = await library();
        const { paper, outcome, pending } = await addByText(db, data, at(), outside.mayAsk);
        if (pending) workQueued();
        const summary = await summaryOf(db, paper);
        return ok({ summary, outcome, ...(pending && { pending }) });
      },
    },
    opened: {
      site: true,
      async answer({ paperId, version, latest, url }, sender) {
        const db = await libraryFor(sender, [paperId]);
        const opened = sender.kind === 'site' ? sender.url : URL.parse(url ?? '');
        await recordOpening(db, paperId, at(), (paper) =>
          openedVersion(paper, opened, version, latest),
        );
        return ok(null);
      },
    },
    seen: {
      site: true,
      async answer({ paperId, version }, sender) {
        await seeVersion(await libraryFor(sender, [paperId]), paperId, version, at());
        return ok(null);
      },
    },
    tag: {
      site: true,
      async answer({ paperIds, add, remove }, sender) {
        const db = await libraryFor(sender, paperIds);
        const { undoId } = await tagPapers(db, paperIds, { add, remove }, by(sender));
        return ok(undoable(undoId));
      },
    },
    status: {
      site: true,
      async answer({ paperIds, status }, sender) {
        const db = await libraryFor(sender, paperIds);
        const { undoId } = await setStatus(db, paperIds, status, by(sender));
        return ok(undoable(undoId));
      },
    },
    note: {
      site: true,
      async answer(change, sender) {
        const db = await libraryFor(sender, [change.paperId]);
        return ok(await writeNote(db, change, at()));
      },
    },
    pin: {
      async answer({ paperIds, pinned }, sender) {
        const { undoId } = await pinPapers(await library(), paperIds, pinned, by(sender));
        return ok(undoable(undoId));
      },
    },
    unite: {
      async answer({ paperId, otherId }) {
        await unitePair(await library(), { keepId: paperId, otherId }, at());
        return ok(null);
      },
    },
    separate: {
      async answer({ paperId, otherId }) {
        await separatePapers(await library(), { keepId: paperId, otherId }, at());
        return ok(null);
      },
    },
    notSame: {
      async answer({ paperId, otherId, undo }) {
        await setNotSame(await library(), [paperId, otherId], !undo, at());
        return ok(null);
      },
    },
    remove: {
      site: true,
      async answer({ paperIds }, sender) {
        const db = await libraryFor(sender, paperIds);
        return ok(await removePapers(db, paperIds, by(sender)));
      },
    },
    restore: {
      site: true,
      async answer({ paperIds }, sender) {
        const db = await libraryFor(sender, paperIds);
        const { undoId } = await restorePapers(db, paperIds, by(sender));
        return ok(undoable(undoId));
      },
    },
    ...listedHandlers(services),
    part: {
      site: true,
      async answer({ name }, sender) {
        const { everywhere } = services;
        const tab = sender.kind === 'site' && isUnknownPage(sender.url) && sender.tab;
        if (!tab || !everywhere || !(await everywhere.isOn())) return fail('forbidden');
        const links = name !== 'badges-any' || linkStanding(sender.url)?.known === false;
        if (!links) return fail('forbidden');
        await everywhere.bring(name, tab);
        return ok(null);
      },
    },
    everywhere: {
      async answer({ on, links }) {
        return ok({ on: (await services.everywhere?.set(on, links)) ?? false });
      },
    },
    fetchDetails: {
      async answer({ paperId }) {
        await askForDetails(await library(), paperId, at(), outside);
        workQueued();
        return ok(null);
      },
    },
  };
}
