/** The worker's answers about highlights: to pages of ours, and to the page of the very paper. */

import type { LibraryDatabase } from '../library/database';
import { binHighlight, highlightsOf, placeHighlights, saveHighlight } from '../library/highlights';
import type { At } from '../library/write';
import type { AnnotateProtocol } from '../messaging/annotate-protocol';
import { fail, ok } from '../messaging/result';
import type { Handlers, Sender } from '../messaging/serve';

export interface AnnotateServices {
  /** The database, once it is sure that the sender may speak of these papers. */
  libraryFor(sender: Sender, paperIds: readonly string[]): Promise<LibraryDatabase>;
  at(): At;
  /** @returns whether the browser has opened it. */
  openSidePanel?(tabId: number): Promise<boolean>;
}

export function annotateHandlers(
  services: AnnotateServices,
): Pick<Handlers, keyof AnnotateProtocol> {
  const { libraryFor, at } = services;
  return {
    highlights: {
      site: true,
      answer: async ({ paperId }, sender) =>
        ok(await highlightsOf(await libraryFor(sender, [paperId]), paperId)),
    },
    highlightSave: {
      site: true,
      answer: async (edit, sender) =>
        ok(await saveHighlight(await libraryFor(sender, [edit.paperId]), edit, at())),
    },
    highlightRemove: {
      site: true,
      async answer(which, sender) {
        await binHighlight(await libraryFor(sender, [which.paperId]), which, true, at());
        return ok(null);
      },
    },
    highlightRestore: {
      site: true,
      async answer(which, sender) {
        await binHighlight(await libraryFor(sender, [which.paperId]), which, false, at());
        return ok(null);
      },
    },
    sidePanel: {
      site: true,
      // The click is worth nothing once anything was waited for.
      async answer(_, sender) {
        const tab = sender.kind === 'site' ? sender.tab : undefined;
        const opened = tab && services.openSidePanel?.(tab.id);
        return (await opened) ? ok(null) : fail('forbidden');
      },
    },
    highlightPlaced: {
      site: true,
      async answer({ paperId, placed }, sender) {
        await placeHighlights(await libraryFor(sender, [paperId]), paperId, placed, at());
        return ok(null);
      },
    },
  };
}
