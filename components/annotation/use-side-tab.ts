import { useCallback, useEffect, useState } from 'react';
import type { PassageRequest, PassageStates } from '@/lib/messaging/annotate-protocol';
import { askPassages, onTabChange, sideTab } from '@/lib/platform/side-tab';
import type { PageTab } from '@/lib/platform/tabs';

/** The tab beside the side panel, whichever it is; `null` when there is none. */
export function useSideTab(): PageTab | null | undefined {
  const [tab, setTab] = useState<PageTab | null>();
  useEffect(() => {
    let turn = 0;
    const look = async () => {
      turn += 1;
      const mine = turn;
      const found = (await sideTab()) ?? null;
      if (mine !== turn) return;
      setTab((known) => (known && found && same(known, found) ? known : found));
    };
    void look();
    const stop = onTabChange(() => void look());
    return () => {
      turn = -1;
      stop();
    };
  }, []);
  return tab;
}

const same = (a: PageTab, b: PageTab) =>
  a.id === b.id && a.url?.href === b.url?.href && a.title === b.title;

/**
 * What became of the highlights on the tab's page. Asked again when the library has news (places that
 * were found are stored there) and when the panel gets the focus.
 * @param news anything that changes with the highlights.
 */
export function usePassages(tab: PageTab | null | undefined, news: unknown) {
  const [states, setStates] = useState<PassageStates>();
  const id = tab?.id;
  const ask = useCallback(
    async (request?: PassageRequest) => {
      if (id !== undefined) setStates(await askPassages(id, request));
    },
    [id],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: news and another tab mean another look.
  useEffect(() => {
    const look = () => void ask();
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [ask, news, tab]);
  return { states, ask };
}
