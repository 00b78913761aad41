import { settingsFrom } from '../exchange/backup';
import { emptyBin } from '../library/bin';
import { openLibrary } from '../library/database';
import { failureOf } from '../library/errors';
import { nextJobAt } from '../library/outbox';
import { savePaper } from '../library/save';
import type { Question } from '../messaging/ask';
import { backupPayloads } from '../messaging/backup-payloads';
import { digestPayloads } from '../messaging/digest-payloads';
import { importPayloads } from '../messaging/import-payloads';
import { type Handler, type Handlers, serve } from '../messaging/serve';
import { tastePayloads } from '../messaging/taste-payloads';
import { trendingPayloads } from '../messaging/trending-payloads';
import { onAlarm, wakeAt, wakeDaily } from '../platform/alarms';
import { readBackupStatus, writeBackupStatus } from '../platform/backup-status';
import { createMenus, type MenuClick, onMenu } from '../platform/context-menus';
import {
  areLinksWanted,
  bringPart,
  followPermission,
  isEverywhere,
  reachOtherTabs,
  setEverywhere,
  syncEverywhere,
  turnOffBadges,
} from '../platform/everywhere';
import { failureText } from '../platform/failure-text';
import { t } from '../platform/i18n';
import { readListSwitch, tellLists } from '../platform/list-switch';
import { dropAllAllowed, hasHosts, hostPattern, onHostsChanged } from '../platform/permissions';
import { mayCopy, saveCopies } from '../platform/save-copy';
import { clearStorage, readSettings, writeSettings } from '../platform/settings-store';
import { openSidePanel } from '../platform/side-panel';
import { stayAwake } from '../platform/stay-awake';
import {
  extractTab,
  followLibraryCommand,
  followSidePanelCommand,
  markIcon,
  onInstalled,
  onSaveCommand,
  onStartup,
  openWelcome,
  pressTab,
  reachOpenTabs,
  showLibrary,
  type TabInfo,
} from '../platform/worker-tabs';
import { parseSettings } from '../settings/settings';
import { contentMatches, identify } from '../sources';
import { detailsPage } from '../sources/details';
import { linkPatterns } from '../sources/link-patterns';
import { bound } from '../trending/prune';
import { addByText } from './add';
import { backupWork } from './backup-work';
import { startDigests } from './digest-start';
import { handlers } from './handlers';
import { workOnImports } from './import-work';
import { placeOf, saveLink } from './menus';
import { askForDetails, fetchDueMetadata } from './metadata';
import { answerOmnibox } from './omnibox';
import { askableHosts, outside } from './outside';
import { tidied } from './tidied';

/**
 * Starts the worker: every listener is registered before this returns, so that the event which
 * woke the worker finds its listener. Nothing is remembered here; what must last is in the
 * database, and alarms bring the worker back to what is due.
 */
export function startBackground(): void {
  const backups = backupWork({
    library: openLibrary,
    settings: readSettings,
    status: readBackupStatus,
    setStatus: writeBackupStatus,
    now: outside.now,
    newId: outside.newId,
    wakeAt: (time) => wakeAt('backup', time),
    stayAwake,
    mayCopy,
    saveCopies,
  });
  const backUpWhenDue = () => void quietly(backups.whenDue);
  const digests = startDigests(tidiedLibrary, outside);
  const digestWhenDue = () => void quietly(digests.whenDue);
  const services = {
    backups,
    digests,
    library: tidiedLibrary,
    outside,
    workQueued,
    importQueued,
    badgesWanted: readListSwitch,
    openSidePanel: (tabId: number) => openSidePanel({ tabId }),
    turnOffBadges,
    everywhere: {
      isOn: isEverywhere,
      badgesWanted: areLinksWanted,
      set: setEverywhere,
      bring: bringPart,
    },
    citekeyPattern: async () => (await readSettings()).citekeyPattern,
    erasing: {
      resetSettings: async () => {
        await writeSettings(parseSettings(undefined));
        await syncEverywhere();
        await dropAllAllowed();
      },
      forgetWishes: async () => {
        await writeSettings({ topics: [], tasteAuthors: [] });
      },
      clearStorage,
      settle: () => {
        void quietly(digests.tell);
        digestWhenDue();
      },
    },
    keepSettings: async (kept: Record<string, unknown>) => {
      await writeSettings(settingsFrom(kept));
      digestWhenDue();
    },
  };
  serve(telling(handlers(services)), failureOf);
  onHostsChanged({
    granted: (origins) => void quietly(() => askGranted(origins)),
    removed: () => void quietly(followPermission),
  });
  onStartup(() => {
    void quietly(followPermission);
    importQueued();
    backUpWhenDue();
    // Browsers forget what the button showed.
    void quietly(digests.tell);
    digestWhenDue();
  });
  onSaveCommand((tab) => void saveTab(tab));
  followLibraryCommand();
  followSidePanelCommand();
  answerOmnibox(openLibrary, outside);
  onMenu((click) => void menuClicked(click));
  onAlarm((name) => {
    if (name === 'outbox') void workOutbox();
    if (name === 'import') importQueued();
    if (name === 'backup' || name === 'daily') backUpWhenDue();
    if (name === 'digest' || name === 'daily') digestWhenDue();
    if (name === 'daily') void quietly(async () => emptyBin(await openLibrary(), at()));
    if (name === 'daily') void quietly(async () => bound(await openLibrary()));
  });
  onInstalled((first) => {
    if (first) void quietly(openWelcome);
    void quietly(() => wakeDaily('daily'));
    void quietly(() => createMenus(linkPatterns()));
    // An update forgets registered scripts.
    void quietly(followPermission);
    void quietly(() => reachOpenTabs(reachable()));
    void quietly(reachOtherTabs);
    void workOutbox();
    importQueued();
    backUpWhenDue();
    void quietly(digests.tell);
    digestWhenDue();
  });
}

/** Messages that change nothing that a list shows. */
const silent: readonly Question[] = [
  'look',
  'lookMany',
  'countLinked',
  'badgesOff',
  'highlights',
  'highlightPlaced',
  'part',
  'sidePanel',
  'opened',
  'pin',
  'editMetadata',
  'rate',
  'rank',
  'viewSave',
  'viewRemove',
  'viewMove',
  'tagColour',
  'keepCitekeys',
  'setCitekey',
  ...(Object.keys({
    ...backupPayloads,
    ...digestPayloads,
    ...importPayloads,
    ...tastePayloads,
    ...trendingPayloads,
  }) as Question[]),
];

/** The same handlers, telling the lists that are open of what was changed. */
function telling(all: Handlers): Handlers {
  const entries = Object.entries(all).map(([type, handler]) => {
    if (silent.includes(type as Question)) return [type, handler];
    const answer = async (...asked: Parameters<Handler<Question>['answer']>) => {
      const result = await (handler as Handler<Question>).answer(...asked);
      if (result.ok) void quietly(() => tellLists(outside.now()));
      return result;
    };
    return [type, { ...handler, answer }];
  });
  return Object.fromEntries(entries) as Handlers;
}

const at = () => ({ now: outside.now(), newId: outside.newId });

/** The content script's pages on the hosts that may be scripted without asking. */
function reachable(): string[] {
  return contentMatches.filter((pattern) =>
    askableHosts.some((host) => pattern.startsWith(`https://${host}/`)),
  );
}

/** Housekeeping that fails is tried again at its next alarm; it must not crash the worker. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.warn('Offprint:', failureOf(error).detail);
  }
}

/**
 * The popup that asked for a host may have been closed by the browser's question: what it wanted
 * to know is asked from here. A permission for every host is for reading pages, not for asking.
 */
async function askGranted(origins: readonly string[]): Promise<void> {
  const db = await openLibrary();
  const waiting = await db.papers.filter((paper) => paper.provisional === true).toArray();
  for (const paper of waiting) {
    const url = paper.deletedAt === undefined ? detailsPage(paper) : undefined;
    if (url !== undefined && origins.includes(hostPattern(url))) {
      await askForDetails(db, paper.id, at(), outside);
    }
  }
  await workOutbox();
}

const tidiedLibrary = tidied(openLibrary, at, (error) =>
  console.warn('Offprint:', failureOf(error).detail),
);

/** Imports go on with what is due; one run at a time is enough. */
let importing = false;
let importAgain = false;

function importQueued(): void {
  importAgain = true;
  if (importing) return;
  importing = true;
  void quietly(async () => {
    while (importAgain) {
      importAgain = false;
      await workOnImports(await openLibrary(), {
        fetch: outside.fetch,
        now: outside.now,
        newId: outside.newId,
        jitter: outside.jitter,
        // The user's word is in the import itself; the browser's is looked up.
        mayAsk: (url) => hasHosts([hostPattern(url)]),
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        wakeAt: (time) => wakeAt('import', time),
        changed: () => void quietly(() => tellLists(outside.now())),
      });
    }
  }).finally(() => {
    importing = false;
  });
}

function workQueued(): void {
  void workOutbox();
}

/** The alarm first: if the worker dies half-way, it comes back. */
async function workOutbox(): Promise<void> {
  await quietly(async () => {
    const db = await openLibrary();
    const due = await nextJobAt(db, outside.now());
    if (due === undefined || db.readOnly) return;
    await wakeAt('outbox', due);
    await fetchDueMetadata(db, outside);
    const next = await nextJobAt(db, outside.now());
    if (next !== undefined) await wakeAt('outbox', next);
  });
}

/**
 * The keyboard command saves the paper of a tab, whatever kind of page it is. Where our content
 * script shows a paper, the page does what the key does there, with its card and its undo.
 */
async function saveTab(tab: TabInfo): Promise<void> {
  try {
    if (await pressTab(tab.id)) return;
    const db = await tidiedLibrary();
    const record = await recordOf(tab);
    if (record) await savePaper(db, record, at());
    else {
      const asked = { text: tab.url, title: tab.title };
      const { pending } = await addByText(db, asked, at(), outside.mayAsk);
      if (pending) workQueued();
    }
    void quietly(() => tellLists(outside.now()));
    await markIcon(tab.id, '✓', t('icon_saved'));
  } catch (error) {
    await quietly(() => markIcon(tab.id, '!', failureText(failureOf(error))));
  }
}

/** An entry of the browser's menu: on a link, on a page, on our button. */
async function menuClicked({ action, link, linkText, tab }: MenuClick): Promise<void> {
  // Before anything is waited for, or the click is worth nothing.
  if (action === 'side-panel') return void openSidePanel({ tabId: tab.id });
  if (action === 'save-page') return saveTab(tab);
  if (action === 'open-library') return quietly(() => showLibrary());
  try {
    const db = await tidiedLibrary();
    if (action === 'open-paper') return await showLibrary(await placeOf(db, tab.url));
    const asked = { link: link ?? '', linkText };
    const { pending } = await saveLink(db, asked, at(), outside.mayAsk);
    if (pending) workQueued();
    void quietly(() => tellLists(outside.now()));
    await markIcon(tab.id, '✓', t('icon_saved'));
  } catch (error) {
    await quietly(() => markIcon(tab.id, '!', failureText(failureOf(error))));
  }
}

/** What the page says of its paper; undefined where its address has to do. */
async function recordOf(tab: TabInfo) {
  const url = URL.parse(tab.url);
  if (url && identify(url)?.view === 'pdf') return undefined;
  try {
    return await extractTab(tab.id);
  } catch {
    // Browser pages and stores cannot be read; their address still can be saved.
    return undefined;
  }
}
