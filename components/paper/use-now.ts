import { useEffect, useState } from 'react';
import { findByIdentifiers } from '@/lib/library/read';
import { normaliseIdentifier } from '@/lib/paper/identifiers';
import type { Paper, PaperRecord } from '@/lib/paper/schema';
import { currentTab, describeTab, type PageTab } from '@/lib/platform/tabs';
import type { Identified } from '@/lib/sources/types';
import { useDatabase } from '../library/library-provider';
import { useLive } from '../ui/use-live';

/** What the popup says of the tab in front of the user. */
export type Now =
  | { state: 'looking' }
  /** A page of the browser, or one whose address is not told. */
  | { state: 'nowhere' }
  | {
      state: 'saved';
      tab: PageTab;
      paper: Paper;
      /** The version that the tab shows, if it tells. */
      shown: number | undefined;
    }
  /** A paper by its address or its page. */
  | {
      state: 'unsaved';
      tab: PageTab;
      found: Identified | undefined;
      /** What the page says of it. */
      described: PaperRecord | undefined;
      /** What a feed has said of it: to show, until the page or the site says it. */
      preview: PaperRecord | undefined;
    }
  | { state: 'unknown'; tab: PageTab & { url: URL } };

/** The tab that this popup is about, found once. `null` when there is none. */
export function useTab(): PageTab | null | undefined {
  const [tab, setTab] = useState<PageTab | null>();
  useEffect(() => {
    let current = true;
    void currentTab(location.search).then((found) => current && setTab(found ?? null));
    return () => {
      current = false;
    };
  }, []);
  return tab;
}

/** Longest wait for the content script, in ms; a page may be busy or stuck. */
const patience = 2000;

/** Ask the tab's content script what the page says; undefined when it is not there or says nothing. */
export async function describe(tab: PageTab): Promise<PaperRecord | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  return Promise.race([describeTab(tab.id), late]);
}

/** What the page says of its paper; undefined while it is asked, null when it says nothing. */
function useDescription(tab: PageTab | null | undefined): PaperRecord | null | undefined {
  const [record, setRecord] = useState<PaperRecord | null>();
  useEffect(() => {
    if (!tab) return;
    let current = true;
    void describe(tab).then((said) => current && setRecord(said ?? null));
    return () => {
      current = false;
    };
  }, [tab]);
  return record;
}

/**
 * The paper that the tab's address names, null when it names none. The rules of all sites are a
 * third of the popup: they come while the list is already there.
 */
function useFound(tab: PageTab | null | undefined): Identified | null | undefined {
  const [found, setFound] = useState<Identified | null>();
  useEffect(() => {
    if (!tab || !isWeb(tab)) return;
    let current = true;
    void import('@/lib/sources').then(
      ({ identify }) => current && setFound(identify(tab.url) ?? null),
    );
    return () => {
      current = false;
    };
  }, [tab]);
  return found;
}

const isWeb = (tab: PageTab): tab is PageTab & { url: URL } =>
  tab.url !== undefined && /^https?:$/.test(tab.url.protocol);

/** The paper of the tab, live: from its address, the library, the page and the feeds. */
export function useNow(tab: PageTab | null | undefined): Now {
  const db = useDatabase();
  const described = useDescription(tab);
  const named = useFound(tab);
  const found = named ?? undefined;
  const address = tab && isWeb(tab) ? normaliseIdentifier(`url:${tab.url.href}`) : undefined;
  const ids = [
    ...(found?.identifiers ?? []),
    ...(described?.identifiers ?? []),
    ...(address ? [address] : []),
  ];
  const key = ids.join(' ');
  const live = useLive(async () => {
    if (ids.length === 0) return {};
    const paper = await findByIdentifiers(db, ids);
    if (paper) return { paper };
    const entries = await db.feedEntries.bulkGet(found?.identifiers ?? []);
    return { entry: entries.find((entry) => entry !== undefined) };
  }, [db, key]);

  if (tab === undefined) return { state: 'looking' };
  if (tab === null || !isWeb(tab)) return { state: 'nowhere' };
  if (named === undefined || live.state !== 'ready') return { state: 'looking' };
  const { paper, entry } = live.value;
  if (paper) return { state: 'saved', tab, paper, shown: found?.version ?? described?.version };
  if (found || described) {
    const preview = entry?.record;
    return { state: 'unsaved', tab, found, described: described ?? undefined, preview };
  }
  return described === undefined ? { state: 'looking' } : { state: 'unknown', tab };
}
