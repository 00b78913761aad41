import { useMemo } from 'react';
import { ask, type Question } from '@/lib/messaging/ask';
import type { ProtocolMap } from '@/lib/messaging/protocol';
import type { Result } from '@/lib/messaging/result';
import type { Paper, Status } from '@/lib/paper/schema';
import { failureText } from '@/lib/platform/failure-text';
import { t, tn } from '@/lib/platform/i18n';
import { openTab } from '@/lib/platform/tabs';
import { useToasts } from '../ui/toast';
import { useLibrary } from './library-provider';
import { rememberStep } from './undo-stack';

type Value<K extends Question> = ReturnType<ProtocolMap[K]> extends Result<infer T> ? T : never;

export interface Commands {
  /** Ask the worker; a failure is shown as a toast and comes back as undefined. */
  run<K extends Question>(
    type: K,
    data: Parameters<ProtocolMap[K]>[0],
  ): Promise<Value<K> | undefined>;
  setStatus(paper: Pick<Paper, 'id'>, status: Status): Promise<boolean>;
  tag(paperId: string, change: { add?: string[]; remove?: string[] }): Promise<boolean>;
  pin(paper: Pick<Paper, 'id' | 'pinned'>): Promise<boolean>;
  /** Put into the bin and offer Undo; `restored` runs when the papers are back. */
  bin(paperIds: string[], restored?: () => void): Promise<boolean>;
  /** Open a page of a paper in a new tab and record the opening. */
  open(paperId: string, url: string): Promise<void>;
}

/** What people do with papers: all of it asks the worker, and every failure is shown. */
export function useCommands(): Commands {
  const { show } = useToasts();
  const { changed } = useLibrary();
  return useMemo<Commands>(() => {
    const run: Commands['run'] = async (type, data) => {
      const result: Result<unknown> = await ask(type, data);
      if (!result.ok) {
        show({ text: failureText(result.error), tone: 'problem' });
        return undefined;
      }
      changed();
      rememberStep(result.value);
      // The protocol says what the answer to this question holds.
      return result.value as Value<typeof type>;
    };
    const done = async <K extends Question>(type: K, data: Parameters<ProtocolMap[K]>[0]) =>
      (await run(type, data)) !== undefined;
    return {
      run,
      setStatus: ({ id }, status) => done('status', { paperIds: [id], status }),
      tag: (paperId, { add = [], remove = [] }) =>
        done('tag', { paperIds: [paperId], add, remove }),
      pin: ({ id, pinned }) => done('pin', { paperIds: [id], pinned: pinned === 0 }),
      async bin(paperIds, restored) {
        const answer = await run('remove', { paperIds });
        if (!answer) return false;
        show({
          text: tn('popup_binned', answer.removed.length),
          action: {
            label: t('action_undo'),
            run: async () => {
              if (await done('restore', { paperIds: answer.removed })) restored?.();
            },
          },
        });
        return true;
      },
      async open(paperId, url) {
        // Said before the tab opens: in the popup that is the end of this page.
        void ask('opened', { paperId, url });
        await openTab(url);
      },
    };
  }, [show, changed]);
}
