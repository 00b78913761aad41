/** The badges of one list: finds its papers, asks the library, draws, saves, follows the page. */
import type { Failure } from '../../messaging/result';
import type { Status } from '../../paper/status';
import type { ListingItem } from '../../sources/types';
import { worthATab } from '../links';
import type { Listing, ListingHost } from '../listing-port';
import { createBadge } from './badge';
import { watchNear } from './near';
import { createOverlay } from './overlay';
import { type Entry, entryOf, keyOf, lookUp, saveAll } from './papers';
import { findPlace } from './place';
import { drawn, idle, inSlices } from './slices';
import { badgeStyles } from './styles';
import { loadTexts } from './texts';
import { watchPage } from './watch';

/** More papers than any list shows on one page. */
const maxPapers = 5000;
/** Badges put on the page for one frame at most: the browser's own work for it grows with them. */
const mostAFrame = 24;
/** A page that removes a badge gets it back so many times. */
const comebacks = 5;
/** Coming back to a tab asks the library again, but not more often than this (ms). */
const lookAgainMs = 1000;

/** What the badges need beside the page. */
export interface ListingWorld {
  /** The papers of the page, and `null` where reading may pause. */
  papersOf(document: Document, url: URL): Iterable<ListingItem | null>;
  /** Hear of changes of the library until the signal aborts. */
  watchLibrary(changed: () => void, signal: AbortSignal): void;
}

/** Put badges on the list that the page shows, until `leave`. */
export function startListing(host: ListingHost, world: ListingWorld): Listing {
  const { window, guard, ask, linked } = host;
  const { document } = window;
  const stop = new AbortController();
  const { signal } = stop;
  const slices = { window, signal };
  const texts = loadTexts();
  const styles = badgeStyles(document);
  const entries = new Map<Element, Entry>();
  const hosts = new WeakSet<Node>();
  let choosing = false;
  let busy: Promise<void> | undefined;
  let again = false;
  let lookedAt = 0;
  let stale = false;
  /** The user has just turned badges off here. */
  let unwanted = false;

  const overlay = createOverlay({
    document,
    guard,
    tokens: host.tokens,
    texts,
    choose: () => setChoosing(true),
    cancel: () => setChoosing(false),
    chooseAll() {
      for (const entry of entries.values()) entry.chosen = entry.listed === null;
      drawAll();
    },
    saveChosen: () => void save(open().filter(({ chosen }) => chosen)),
    turnOff: () => void turnOff(),
  });

  const titleOf = ({ item }: Entry) => item.title ?? texts.untitled;
  /** One entry a paper that is not saved. */
  const open = () => [
    ...new Map(
      [...entries.values()]
        .filter(({ listed, saving }) => listed === null && !saving)
        .map((entry) => [keyOf(entry), entry]),
    ).values(),
  ];

  const draw = (entry: Entry) => {
    const { listed, saving, chosen } = entry;
    if (listed === undefined) return;
    const model = { title: titleOf(entry), listed, saving, ...(choosing && { chosen }) };
    entry.badge?.update(linked ? { ...model, aside: linked.unknown ? 'plain' : 'hidden' } : model);
  };

  let redrawing = new AbortController();
  /** Draw again what has changed: a whole list takes more than one piece of work. */
  const redraw = () => {
    redrawing.abort();
    redrawing = new AbortController();
    const either = AbortSignal.any([signal, redrawing.signal]);
    void inSlices(entries.values(), draw, { window, signal: either, pause: drawn });
  };

  const drawAll = () => {
    redraw();
    const papers = new Map<string, boolean>();
    for (const entry of entries.values()) {
      if (entry.listed !== undefined) papers.set(keyOf(entry), entry.listed !== null);
    }
    const saved = [...papers.values()].filter(Boolean).length;
    near.watch(
      [...entries.values()]
        .filter(({ badge, listed }) => !badge && listed !== undefined)
        .map(({ item }) => item.anchor),
    );
    if (choosing) {
      const possible = open();
      overlay.choice(possible.filter(({ chosen }) => chosen).length, possible.length);
    }
    const counts = { papers: papers.size, saved };
    const shown = !linked || (linked.tab && (saved > 0 || papers.size >= worthATab));
    overlay.count(shown ? counts : { papers: 0, saved: 0 });
    linked?.counted(counts);
  };

  const setChoosing = (on: boolean) => {
    choosing = on;
    for (const entry of entries.values()) entry.chosen = false;
    overlay.closePopover(false);
    overlay.hideToast();
    if (!on) overlay.choice(undefined);
    drawAll();
  };

  const failed = (failure: Failure, retry?: () => void) => {
    if (failure.code === 'outdated' && !retry) {
      host.outdated();
      return;
    }
    const offer = retry && { label: texts.retry, act: retry };
    overlay.say(texts.failure(failure), failure.code === 'outdated' ? undefined : offer, true);
  };

  /** What happened to one place of a paper holds for its others. */
  const share = (changed: readonly Entry[]) => {
    const byKey = new Map(changed.map((entry) => [keyOf(entry), entry]));
    for (const entry of entries.values()) {
      const twin = byKey.get(keyOf(entry));
      if (!twin || twin === entry) continue;
      entry.listed = twin.listed;
      entry.savedHere = twin.savedHere;
    }
    drawAll();
  };

  async function save(chosen: readonly Entry[]): Promise<void> {
    const several = choosing;
    for (const entry of chosen) entry.saving = true;
    drawAll();
    const { saved, failure } = await saveAll(ask, chosen, (done) => {
      if (several) overlay.progress(texts.progress(done, chosen.length));
      return !signal.aborted && choosing === several;
    });
    for (const entry of chosen) entry.saving = false;
    if (signal.aborted) return;
    if (several) setChoosing(false);
    share(chosen);
    const [first] = chosen;
    const left = chosen.filter(({ listed }) => !listed);
    if (failure) failed(failure, () => void save(left));
    else if (saved.length === 0) overlay.say(texts.known);
    else {
      const words =
        several || !first ? texts.savedCount(saved.length) : texts.saved(titleOf(first));
      overlay.say(words, { label: texts.undo, act: () => void undo(saved) });
    }
  }

  async function undo(saved: readonly Entry[]): Promise<void> {
    overlay.closePopover(true);
    overlay.hideToast();
    for (let at = 0; at < saved.length; at += 50) {
      const some = saved.slice(at, at + 50);
      const identifiers = some.map(({ item }) => item.record().identifiers);
      const result = await ask('undoListed', { identifiers });
      if (!result.ok) {
        failed(result.error, () => void undo(saved.slice(at)));
        return;
      }
      for (const [index, entry] of some.entries()) {
        if (result.value.removed[index]) entry.listed = null;
        entry.savedHere = false;
      }
    }
    share(saved);
    overlay.say(texts.undone);
  }

  async function setStatus(entry: Entry, status: Status): Promise<void> {
    const before = entry.listed;
    if (!before) return;
    entry.listed = { ...before, status };
    share([entry]);
    const identifiers = entry.item.identifiers.slice(0, 20);
    const result = await ask('statusListed', { identifiers, status });
    if (result.ok || signal.aborted) return;
    entry.listed = before;
    share([entry]);
    failed(result.error, () => void setStatus(entry, status));
  }

  async function turnOff(): Promise<void> {
    unwanted = true;
    overlay.closePopover(false);
    const result = await ask('badgesOff', {});
    if (result.ok || signal.aborted) return;
    unwanted = false;
    failed(result.error, () => void turnOff());
  }

  const press = (entry: Entry, event: Event) => {
    const { badge, listed } = entry;
    if (!host.trusted(event) || !badge || listed === undefined || entry.saving) return;
    // What cannot be seen is not pressed on purpose.
    const touched = (event as PointerEvent).pointerType === 'touch';
    if (linked && !linked.unknown && !listed && !choosing && touched) return;
    if (choosing) {
      if (listed) return;
      const chosen = !entry.chosen;
      for (const each of entries.values()) {
        if (keyOf(each) === keyOf(entry)) each.chosen = chosen;
      }
      drawAll();
    } else if (!listed) void save([entry]);
    else if (overlay.popover?.badge === badge) overlay.closePopover(true);
    else {
      // A click by a key has no place.
      const byKey = (event as MouseEvent).detail === 0;
      overlay.open(
        {
          title: titleOf(entry),
          listed,
          badge,
          setStatus: (status) => void setStatus(entry, status),
          fixed: linked?.unknown ?? false,
          undo: entry.savedHere ? () => void undo([entry]) : undefined,
        },
        byKey,
      );
    }
  };

  const giveUp = () => {
    if (choosing) setChoosing(false);
    overlay.closePopover(true);
  };

  const show = (entry: Entry) => {
    const { anchor } = entry.item;
    if (!anchor.isConnected || entry.listed === undefined) return;
    if (!entry.badge) {
      const pressed = (event: Event) => press(entry, event);
      entry.badge = createBadge({
        document,
        guard,
        styles,
        texts,
        anchor,
        press: pressed,
        escape: giveUp,
      });
      hosts.add(entry.badge.host);
    }
    draw(entry);
    entry.badge.put();
  };

  /** Badges are made when their links come near: styles are read for all before any is put. */
  const near = watchNear(window, async (anchors) => {
    if (!(await inSlices(anchors, findPlace, slices))) return;
    await inSlices(
      anchors,
      (anchor) => {
        const entry = entries.get(anchor);
        if (entry) show(entry);
      },
      { ...slices, most: mostAFrame, pause: drawn },
    );
    await drawn(window);
  });

  const drop = (entry: Entry) => {
    if (overlay.popover?.badge === entry.badge) overlay.closePopover(false);
    near.forget(entry.item.anchor);
    entry.badge?.destroy();
    entries.delete(entry.item.anchor);
  };

  async function scan(): Promise<void> {
    const found = new Map<Element, ListingItem>();
    const read = await inSlices(
      world.papersOf(document, host.url),
      (item) => {
        if (item && found.size < maxPapers) found.set(item.anchor, item);
      },
      slices,
    );
    if (!read) return;
    for (const [anchor, entry] of [...entries]) {
      const item = found.get(anchor);
      if (item?.identifiers.join() !== entry.item.identifiers.join()) drop(entry);
      else if (entry.badge && !entry.badge.host.isConnected && entry.thrown < comebacks) {
        entry.thrown += 1;
        near.watch([anchor]);
      }
    }
    const fresh: Entry[] = [];
    for (const [anchor, item] of found) {
      if (entries.has(anchor)) continue;
      const entry = entryOf(item);
      entries.set(anchor, entry);
      fresh.push(entry);
    }
    if (!fresh.length) {
      drawAll();
      return;
    }
    await look(fresh);
  }

  async function look(asked: readonly Entry[]): Promise<void> {
    lookedAt = Date.now();
    const failure = await lookUp(ask, asked);
    if (signal.aborted) return;
    // Without the library's word there are no badges; the next change of the page asks again.
    if (failure) {
      for (const entry of asked) if (entry.listed === undefined) drop(entry);
      if (failure.code === 'outdated') host.outdated();
      return;
    }
    drawAll();
  }

  /** One after the other, and once more if something came in between. */
  const run = () => {
    again = busy !== undefined;
    busy ??= idle(window)
      .then(scan)
      .finally(() => {
        busy = undefined;
        if (again && !signal.aborted) run();
      });
  };

  const lookAgain = () => {
    stale = document.hidden;
    if (!stale) void look([...entries.values()]);
  };

  watchPage(window, {
    signal,
    changed: run,
    ours: (node) => node === overlay.host || hosts.has(node),
    seen() {
      if (document.hidden || (!stale && Date.now() - lookedAt < lookAgainMs)) return;
      lookAgain();
    },
    elsewhere(target) {
      if (target !== overlay.host && target !== overlay.popover?.badge.host) {
        overlay.closePopover(false);
      }
    },
    scrolled(target) {
      const open = overlay.popover?.badge.host;
      if (open && target instanceof Node && target.contains(open)) overlay.closePopover(false);
    },
    escape: giveUp,
  });
  world.watchLibrary(lookAgain, signal);
  run();

  return {
    choose: () => setChoosing(true),
    leave() {
      stop.abort();
      near.stop();
      for (const entry of [...entries.values()]) drop(entry);
      if (unwanted) overlay.farewell(texts.turnedOff);
      else overlay.destroy();
    },
  };
}
