import { purgePapers } from '../library/bin';
import { ratePapers } from '../library/change';
import type { LibraryDatabase } from '../library/database';
import { editMetadata } from '../library/edit';
import { rankPapers } from '../library/rank';
import { revert } from '../library/revert';
import { colourTag, removeTag, renameTag } from '../library/tags';
import { undoable } from '../library/undo';
import { mergePapers } from '../library/unite';
import { moveView, removeView, saveView } from '../library/views';
import type { At } from '../library/write';
import type { OperationsProtocol } from '../messaging/operations-protocol';
import { ok } from '../messaging/result';
import type { Handlers } from '../messaging/serve';

/** Answers for the pages of ours alone, so all of it can be taken back. */
export function operationsHandlers(services: {
  library(): Promise<LibraryDatabase>;
  at(): At;
}): Pick<Handlers, keyof OperationsProtocol> {
  const { library } = services;
  const at = (): At => ({ ...services.at(), undoable: true });
  const answered = async (done: Promise<{ undoId?: string }>) => ok(undoable((await done).undoId));
  return {
    revert: {
      answer: async ({ undoId }) => ok(await revert(await library(), undoId, at())),
    },
    rate: {
      answer: async ({ paperIds, rating }) =>
        answered(ratePapers(await library(), paperIds, rating, at())),
    },
    rank: {
      answer: async ({ paperIds, place }) =>
        answered(rankPapers(await library(), paperIds, place, at())),
    },
    mergePapers: {
      answer: async (which) => ok(await mergePapers(await library(), which, at())),
    },
    editMetadata: {
      answer: async ({ paperIds, changes, takeSite }) =>
        answered(editMetadata(await library(), paperIds, { changes, takeSite }, at())),
    },
    viewSave: {
      answer: async (view) => answered(saveView(await library(), view, at())),
    },
    viewRemove: {
      answer: async ({ id }) => answered(removeView(await library(), id, at())),
    },
    viewMove: {
      answer: async ({ id, before }) => answered(moveView(await library(), id, before, at())),
    },
    tagRename: {
      answer: async (names) => ok(await renameTag(await library(), names, at())),
    },
    tagColour: {
      answer: async ({ tag, colour }) => answered(colourTag(await library(), tag, colour, at())),
    },
    tagRemove: {
      answer: async ({ tag }) => ok(await removeTag(await library(), tag, at())),
    },
    purge: {
      async answer(which) {
        const ids = 'paperIds' in which ? which.paperIds : undefined;
        return ok({ gone: await purgePapers(await library(), ids) });
      },
    },
  };
}
