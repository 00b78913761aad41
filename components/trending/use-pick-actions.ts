import { useMemo, useRef } from 'react';
import { useToasts } from '@/components/ui/toast';
import { ask } from '@/lib/messaging/ask';
import type { Failure } from '@/lib/messaging/result';
import { type Status, statuses } from '@/lib/paper/schema';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import type { FeedPick } from '@/lib/trending/picks';

export interface PickActions {
  /** Save the paper; when it is in the library, move its status on. */
  save: (pick: FeedPick) => void;
  hide: (pick: FeedPick) => void;
  /** Show hidden papers again. */
  unhide: (keys: readonly string[]) => void;
  /** Nothing like this in feeds. @param wish `author:Ada Example`; @param label its text alone. */
  mute: (pick: FeedPick, wish: string, label: string) => void;
  /** The paper's page is being opened. */
  opened: (pick: FeedPick) => void;
}

/** The status after this one: to read, reading, read, and round again. */
export function nextStatus(status: Status): Status {
  return statuses[(statuses.indexOf(status) + 1) % statuses.length] ?? 'unread';
}

/**
 * What can be done with a pick. Each is one question to the background; the page follows the
 * database, and a toast offers to undo.
 * @param onHidden, @param onShown where the focus should go on.
 */
export function usePickActions(
  onHidden: (key: string) => void,
  onShown: (key: string) => void,
): PickActions {
  const toasts = useToasts();
  const saving = useRef(new Set<string>());
  return useMemo(() => {
    const complain = (error: Failure) => {
      toasts.show({ text: failureText(error), tone: 'problem' });
    };
    const remove = async (paperId: string) => {
      const answer = await ask('remove', { paperIds: [paperId] });
      if (!answer.ok) complain(answer.error);
    };
    const save = async (pick: FeedPick) => {
      const answer = await ask('save', { record: pick.entry.record });
      if (!answer.ok) return complain(answer.error);
      const { outcome, summary } = answer.value;
      toasts.show({
        text: t('newtab_saved'),
        ...(outcome !== 'known' && {
          action: { label: t('action_undo'), run: () => void remove(summary.id) },
        }),
      });
    };
    const setStatus = async (paperId: string, status: Status) => {
      const answer = await ask('status', { paperIds: [paperId], status });
      if (!answer.ok) complain(answer.error);
    };
    const unhide = async (keys: readonly string[]) => {
      const answers = await Promise.all(
        keys.map((key) => ask('hideEntry', { key, hidden: false })),
      );
      const failed = answers.find((answer) => !answer.ok);
      if (failed && !failed.ok) return complain(failed.error);
      if (keys[0] !== undefined) onShown(keys[0]);
    };
    const hide = async (pick: FeedPick) => {
      onHidden(pick.key);
      const answer = await ask('hideEntry', { key: pick.key, hidden: true });
      if (!answer.ok) return complain(answer.error);
      toasts.show({
        text: t('newtab_hidden'),
        action: { label: t('action_undo'), run: () => void unhide([pick.key]) },
      });
    };
    const unmute = async (key: string, pick: FeedPick) => {
      const answer = await ask('unmute', { key });
      if (!answer.ok) return complain(answer.error);
      onShown(pick.key);
    };
    const mute = async (pick: FeedPick, wish: string, label: string) => {
      onHidden(pick.key);
      const answer = await ask('mute', { key: wish });
      if (!answer.ok) return complain(answer.error);
      const { key } = answer.value;
      toasts.show({
        text: t('newtab_muted', label),
        action: { label: t('action_undo'), run: () => void unmute(key, pick) },
      });
    };
    return {
      save(pick) {
        if (pick.paper) return void setStatus(pick.paper.id, nextStatus(pick.paper.status));
        // A second press while the first is on its way is the same wish.
        if (saving.current.has(pick.key)) return;
        saving.current.add(pick.key);
        void save(pick).finally(() => saving.current.delete(pick.key));
      },
      hide: (pick) => void hide(pick),
      unhide: (keys) => void unhide(keys),
      mute: (pick, wish, label) => void mute(pick, wish, label),
      opened: (pick) => void ask('seePicks', { keys: [pick.key], opened: true }),
    };
  }, [toasts, onHidden, onShown]);
}
