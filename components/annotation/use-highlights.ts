import { useMemo } from 'react';
import { withinPaper } from '@/lib/annotations/looks';
import { inDocumentOrder, type Passage, passageOf } from '@/lib/exchange/passages';
import { annotationsOf } from '@/lib/library/read';
import type { Annotation } from '@/lib/library/types';
import { ask, type Question } from '@/lib/messaging/ask';
import type { ProtocolMap } from '@/lib/messaging/protocol';
import type { Paper } from '@/lib/paper/schema';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { useDatabase, useLibrary } from '../library/library-provider';
import { useToasts } from '../ui/toast';
import { useLive } from '../ui/use-live';

export interface ShownHighlight {
  annotation: Annotation;
  passage: Passage;
}

/** The highlights of a paper in document order, live; undefined while they are read. */
export function useHighlights(paper: Paper): ShownHighlight[] | undefined {
  const db = useDatabase();
  const live = useLive(() => annotationsOf(db, paper.id), [db, paper.id]);
  const rows = live.state === 'ready' ? live.value : undefined;
  return useMemo(() => {
    const marked = rows?.filter(({ kind, selectors }) => kind === 'highlight' || selectors);
    return (
      marked &&
      inDocumentOrder(marked).map((annotation) => ({
        annotation,
        passage: within(paper, passageOf(paper, annotation)),
      }))
    );
  }, [rows, paper]);
}

/** Its sections without the title of the paper. */
const within = ({ title }: Paper, passage: Passage): Passage => ({
  ...passage,
  section: withinPaper(passage.section, title),
});

export interface HighlightActions {
  change(change: Parameters<ProtocolMap['highlightSave']>[0]): Promise<boolean>;
  /** Into the bin, with Undo. */
  remove(which: { paperId: string; id: string }): Promise<void>;
}

/** What can be done with highlights. A failure is shown as a toast. */
export function useHighlightActions(): HighlightActions {
  const { show } = useToasts();
  const { changed } = useLibrary();
  return useMemo(() => {
    const run = async <K extends Question>(type: K, data: Parameters<ProtocolMap[K]>[0]) => {
      const result = await ask(type, data);
      if (result.ok) changed();
      else show({ text: failureText(result.error), tone: 'problem' });
      return result.ok;
    };
    return {
      change: (change) => run('highlightSave', change),
      async remove(which) {
        if (!(await run('highlightRemove', which))) return;
        show({
          text: t('hl_removed'),
          action: {
            label: t('action_undo'),
            run: () => void run('highlightRestore', which),
          },
        });
      },
    };
  }, [show, changed]);
}
