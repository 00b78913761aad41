import {
  editMetadata,
  pinPapers,
  recordOpening,
  removePapers,
  restorePapers,
  setStatus,
  tagPapers,
} from '../library/change';
import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import { writeNote } from '../library/notes';
import { findByIdentifiers, summaryOf } from '../library/read';
import { savePaper } from '../library/save';
import { fail, ok } from '../messaging/result';
import type { Handlers, Sender } from '../messaging/serve';
import { hideEntry, refreshFeed } from '../trending/snapshots';
import { addByText } from './add';
import type { Outside } from './metadata';
import { requireOwnPaper, siteMay } from './site-guard';

export interface Services {
  library(): Promise<LibraryDatabase>;
  outside: Outside;
  /** Called when the outbox has new work. */
  workQueued(): void;
}

/** The answers of the worker, one a message; payloads are parsed before they come here. */
export function handlers({ library, outside, workQueued }: Services): Handlers {
  const at = () => ({ now: outside.now(), newId: outside.newId });

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

  return {
    look: {
      site: true,
      async answer({ identifiers }, sender) {
        const db = await library();
        const paper = await findByIdentifiers(db, identifiers);
        if (!paper) return ok(null);
        // A page that names another paper learns no more than that its own is not there.
        if (sender.kind === 'site' && !siteMay(sender.url, paper.identifiers, paper.urls.page)) {
          return ok(null);
        }
        return ok(await summaryOf(db, paper));
      },
    },
    save: {
      site: true,
      async answer({ record }, sender) {
        requireOwnPaper(sender, record);
        const db = await library();
        const { paper, outcome } = await savePaper(db, record, at());
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
      async answer({ paperId }, sender) {
        await recordOpening(await libraryFor(sender, [paperId]), paperId, at());
        return ok(null);
      },
    },
    tag: {
      site: true,
      async answer({ paperIds, add, remove }, sender) {
        await tagPapers(await libraryFor(sender, paperIds), paperIds, { add, remove }, at());
        return ok(null);
      },
    },
    status: {
      site: true,
      async answer({ paperIds, status }, sender) {
        await setStatus(await libraryFor(sender, paperIds), paperIds, status, at());
        return ok(null);
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
      async answer({ paperIds, pinned }) {
        await pinPapers(await library(), paperIds, pinned, at());
        return ok(null);
      },
    },
    edit: {
      async answer({ paperId, changes }) {
        const given = Object.entries(changes).filter(([, value]) => value !== undefined);
        await editMetadata(await library(), paperId, Object.fromEntries(given), at());
        return ok(null);
      },
    },
    remove: {
      site: true,
      async answer({ paperIds }, sender) {
        const db = await libraryFor(sender, paperIds);
        return ok({ removed: await removePapers(db, paperIds, at()) });
      },
    },
    restore: {
      site: true,
      async answer({ paperIds }, sender) {
        await restorePapers(await libraryFor(sender, paperIds), paperIds, at());
        return ok(null);
      },
    },
    refreshFeed: {
      async answer({ feed, force }) {
        const db = await library();
        if (db.readOnly) return fail('read-only');
        return refreshFeed({ db, ...outside }, feed, { force: force ?? false });
      },
    },
    hideEntry: {
      async answer({ key, hidden }) {
        const db = await library();
        if (db.readOnly) return fail('read-only');
        await hideEntry(db, key, hidden, outside.now());
        return ok(null);
      },
    },
  };
}
