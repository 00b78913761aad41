import { useMemo } from 'react';
import type { TagColour } from '@/lib/library/tag-colours';
import type { View } from '@/lib/library/types';
import { ask, type Question } from '@/lib/messaging/ask';
import type { Done, MetadataForm } from '@/lib/messaging/operations-protocol';
import type { ProtocolMap } from '@/lib/messaging/protocol';
import type { Result } from '@/lib/messaging/result';
import type { FieldName } from '@/lib/paper/edit';
import type { Status } from '@/lib/paper/status';
import { failureText } from '@/lib/platform/failure-text';
import { t, tn } from '@/lib/platform/i18n';
import { useToasts } from '../ui/toast';
import { useLibrary } from './library-provider';
import { type DoneStep, rememberStep, returnStep, takeStep } from './undo-stack';

type Ids = readonly string[];
type Place = Parameters<ProtocolMap['rank']>[0]['place'];

/** Questions whose answer can be taken back. */
type Undoing = {
  [K in Question]: ReturnType<ProtocolMap[K]> extends Result<Done> ? K : never;
}[Question];

/**
 * What people do with papers, tags and views of the library page: each is one message and one undo,
 * told of by a toast. All answer whether it was done; a failure is shown as a toast.
 */
export interface Actions {
  tag(ids: Ids, change: { add?: Ids; remove?: Ids }): Promise<boolean>;
  status(ids: Ids, status: Status): Promise<boolean>;
  pin(ids: Ids, pinned: boolean): Promise<boolean>;
  /** From 1 to 5; `null` takes the rating away. */
  rate(ids: Ids, rating: number | null): Promise<boolean>;
  /** Move papers in the queue. */
  rank(ids: Ids, place: Place): Promise<boolean>;
  /** Make papers one: `keepId` takes the others in, and says what it is if `asKept`. */
  merge(keepId: string, otherIds: Ids, asKept?: boolean): Promise<boolean>;
  /** Set a paper's citation key; empty forgets it. */
  citekey(id: string, citekey: string): Promise<'saved' | 'taken' | 'failed'>;
  bin(ids: Ids): Promise<boolean>;
  restore(ids: Ids): Promise<boolean>;
  /** Delete papers of the bin for good: ask before, there is no undo. */
  purge(ids: Ids | 'all'): Promise<boolean>;
  edit(ids: Ids, changes: MetadataForm): Promise<boolean>;
  /** Let fields be as their site says again. */
  takeSite(ids: Ids, fields: readonly FieldName[]): Promise<boolean>;
  /** A view without `id` is a new one. */
  saveView(view: { id?: string; name: string; query: string }): Promise<boolean>;
  removeView(view: Pick<View, 'id' | 'name'>): Promise<boolean>;
  /** Move a view before another; `null`: to the end. */
  moveView(view: Pick<View, 'id' | 'name'>, before: string | null): Promise<boolean>;
  renameTag(from: string, to: string): Promise<boolean>;
  colourTag(tag: string, colour: TagColour | null): Promise<boolean>;
  removeTag(tag: string): Promise<boolean>;
  /** Take back what was done last on this page: Ctrl+Z. False when there is nothing. */
  undoLast(): Promise<boolean>;
}

/** The actions of a page of ours. Needs a `ToastHost` and a `LibraryProvider` above. */
export function useActions(): Actions {
  const { show } = useToasts();
  const { changed } = useLibrary();
  return useMemo<Actions>(() => {
    const problem = (text: string) => show({ text, tone: 'problem' });
    const run = async <K extends Question>(type: K, data: Parameters<ProtocolMap[K]>[0]) => {
      const result: Result<unknown> = await ask(type, data);
      if (result.ok) changed();
      else problem(failureText(result.error));
      return result;
    };

    const revert = async (step: DoneStep): Promise<boolean> => {
      step.dismiss?.();
      const { undoId } = step;
      const result = (await run('revert', { undoId })) as ReturnType<ProtocolMap['revert']>;
      if (!result.ok) {
        // It may work the next time; what is too old never will.
        if (result.error.code !== 'too-late') returnStep(step);
        return false;
      }
      const { kept } = result.value;
      show({ text: kept > 0 ? tn('act_undone_kept', kept) : t('act_undone') });
      return true;
    };

    /** Does it, tells of it, and offers to take it back. */
    const act = async <K extends Undoing>(
      type: K,
      data: Parameters<ProtocolMap[K]>[0],
      text: string,
    ): Promise<boolean> => {
      const result = await run(type, data);
      if (result.ok) tell(result.value as Done, text);
      return result.ok;
    };

    const tell = (done: Done, text: string) => {
      const { undoId } = done;
      // Nothing was changed, so there is nothing to tell.
      if (undoId === undefined) return;
      const undo = () => void revert(takeStep(undoId) ?? { undoId });
      const dismiss = show({ text, action: { label: t('action_undo'), run: undo } });
      rememberStep(done, dismiss);
    };

    const papers = (ids: Ids) => ({ paperIds: [...ids] });
    const names = (tags: Ids) => tags.join(' · ');
    return {
      tag: (ids, { add = [], remove = [] }) =>
        act(
          'tag',
          { ...papers(ids), add: [...add], remove: [...remove] },
          add.length > 0
            ? tn('act_tagged', ids.length, names(add))
            : tn('act_untagged', ids.length, names(remove)),
        ),
      status: (ids, status) =>
        act('status', { ...papers(ids), status }, tn(`act_${status}`, ids.length)),
      pin: (ids, pinned) =>
        act(
          'pin',
          { ...papers(ids), pinned },
          tn(pinned ? 'act_pinned' : 'act_unpinned', ids.length),
        ),
      rate: (ids, rating) =>
        act(
          'rate',
          { ...papers(ids), rating },
          rating === null ? tn('act_unrated', ids.length) : tn('act_rated', ids.length, rating),
        ),
      rank: (ids, place) => act('rank', { ...papers(ids), place }, tn('act_moved', ids.length)),
      merge: (keepId, otherIds, asKept = false) =>
        act(
          'mergePapers',
          { keepId, otherIds: [...otherIds], asKept },
          tn('act_merged', otherIds.length + 1),
        ),
      async citekey(paperId, citekey) {
        const asked = { paperId, citekey };
        const result = (await run('setCitekey', asked)) as ReturnType<ProtocolMap['setCitekey']>;
        if (!result.ok) return 'failed';
        if (result.value.takenBy !== undefined) return 'taken';
        tell(result.value, t('citekey_saved'));
        return 'saved';
      },
      bin: (ids) => act('remove', papers(ids), tn('popup_binned', ids.length)),
      restore: (ids) => act('restore', papers(ids), tn('act_restored', ids.length)),
      async purge(ids) {
        const asked = ids === 'all' ? { all: true as const } : papers(ids);
        const result = (await run('purge', asked)) as ReturnType<ProtocolMap['purge']>;
        if (result.ok) show({ text: tn('act_purged', result.value.gone) });
        return result.ok;
      },
      edit: (ids, changes) =>
        act('editMetadata', { ...papers(ids), changes }, tn('act_edited', ids.length)),
      takeSite: (ids, fields) =>
        act('editMetadata', { ...papers(ids), takeSite: [...fields] }, t('act_site')),
      saveView: ({ id, name, query }) =>
        act('viewSave', { id: id ?? crypto.randomUUID(), name, query }, t('act_view_saved', name)),
      removeView: ({ id, name }) => act('viewRemove', { id }, t('act_view_removed', name)),
      moveView: ({ id, name }, before) =>
        act('viewMove', { id, before }, t('act_view_moved', name)),
      renameTag: (from, to) => act('tagRename', { from, to }, t('act_tag_renamed', from, to)),
      colourTag: (tag, colour) => act('tagColour', { tag, colour }, t('act_tag_coloured', tag)),
      removeTag: (tag) => act('tagRemove', { tag }, t('act_tag_removed', tag)),
      async undoLast() {
        const last = takeStep();
        return last ? revert(last) : false;
      },
    };
  }, [show, changed]);
}
