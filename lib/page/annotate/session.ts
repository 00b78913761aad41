/** The highlights of one visit: what they show, and what the user does with pointer and keys. */
import { colourOf } from '../../annotations/colours';
import { kindOf, wholeAround } from '../../annotations/describe';
import { createHitIndex, type HitIndex } from '../../annotations/hit-test';
import type { Failure } from '../../messaging/result';
import { type ColourPrefs, keepLastColour, readColours } from '../../platform/highlight-colours';
import type { Anchor } from './anchor';
import { Anchors } from './anchors';
import { createAttaching } from './attaching';
import { versionName } from './attempts';
import { createBar } from './bar';
import { createClip } from './clip';
import { createDisplay } from './display';
import { Edits, type Refusal } from './edits';
import { createLister } from './lister';
import { hookPanel } from './panel/hook';
import { watchPointer } from './pointer';
import { createPopover } from './popover';
import type { Annotate, AnnotateHost } from './port';
import { bringIntoView } from './scroll';
import { type Picked, pickedBy, pickedIn, rangeAround } from './selection';
import { createSurface } from './surface';
import { colourNames, loadTexts } from './texts';
import { createToast } from './toast';
import { warnOfLoss } from './warning';

/** Put the highlights of the paper on the page. */
export function startAnnotate(host: AnnotateHost): Annotate {
  const { window, ask } = host;
  const { document } = window;
  const stop = new AbortController();
  const { signal } = stop;
  const texts = loadTexts();
  const surface = createSurface(document, host, key);
  const warn = warnOfLoss(window);
  let prefs: ColourPrefs = { names: {}, last: colourOf(undefined) };
  let names = colourNames(prefs.names);
  let picked: Picked | undefined;
  let hits: HitIndex | undefined;
  let loaded: string | undefined;
  let lastKnown: unknown;
  let lastMade: string | undefined;
  let focusBack: HTMLElement | undefined;
  let outdated = false;
  let ending = false; // Only waiting for words to be stored.

  const anchors = new Anchors({
    document,
    version: () => versionName(host.record().version),
    changed: () => draw(),
    placed: (list) => void edits.place(list),
  });
  const edits = new Edits({
    host,
    anchors,
    changed: () => draw(),
    failed,
    replaced: (id, words) => {
      if (popover.id === id) popover.replaceNote(words);
      panel.replaced(id, words);
    },
    composing: () => popover.composing() || panel.composing(),
  });
  const reattach = (id: string) => attaching.begin(id);
  const lister = createLister(anchors, { jumpTo: (id) => jumpTo(id, 'note'), reattach });
  const toast = createToast(surface);
  const clip = createClip({ surface, texts, toast, anchors, host });
  const bar = createBar(surface, texts, {
    colour: (colour) => void highlight(colour),
    note: () => void highlight(prefs.last, true),
    copy: () => void clip.quote(picked?.range),
    link: () => void clip.link(picked?.range),
    whole: () => picked && void highlight(prefs.last, false, wholeOf(picked.range)),
    attach: () => void attachHere(),
    all: showPanel,
    closed: leaveBar,
  });
  const popover = createPopover(surface, texts, {
    writeNote: (words) => openNote()?.write(words),
    flushNote: () => openNote()?.flush(),
    retryNote: () => openNote()?.retry(),
    colour: (colour) => popover.id && edits.recolour(popover.id, colour),
    tags: (tags) => popover.id && edits.retag(popover.id, tags),
    copy: () => void clip.quote(opened()?.range, opened()?.highlight.quote),
    link: () => void clip.link(opened()?.range),
    remove: () => remove(),
    go,
    all: showPanel,
    close: () => closePopover(true),
  });
  const display = createDisplay(surface, texts, {
    jump: (id) => jumpTo(id, 'dialog'),
    open: (id) => open(id, 'dialog'),
    find: reattach,
  });
  const { painter, rail, outlines } = display;
  const attaching = createAttaching({
    ...{ surface, texts, anchors, edits, toast, display },
    ...{ look, clear: () => closePopover() },
    jump: (id) => void jumpTo(id),
  });
  const panel = hookPanel({
    ...{ host, surface, texts, toast, list: lister.list, anchors, edits, clip, show, reattach },
    ...{ names: () => names, outdated: () => outdated, changed: guardWords, redraw: draw, remove },
  });

  function showPanel(): void {
    leaveBar();
    closePopover(true);
    panel.toggle();
  }

  function draw(): void {
    if (signal.aborted) return;
    hits = undefined;
    display.draw(anchors.sorted());
    const anchor = opened();
    if (anchor) {
      // Its note may be written in the panel.
      popover.update(modelOf(anchor));
      if (!popover.engaged()) popover.replaceNote(edits.note(anchor).state.text);
    } else closePopover();
    guardWords();
    lister.changed();
    panel.sync();
  }

  const opened = (): Anchor | undefined => (popover.id ? anchors.all.get(popover.id) : undefined);
  const openNote = () => {
    const anchor = opened();
    return anchor && edits.note(anchor);
  };
  const modelOf = (anchor: Anchor) => {
    const found = anchors.sorted().filter(({ range }) => range);
    const note = edits.note(anchor).state;
    return { anchor, at: found.indexOf(anchor), count: found.length, names, note, outdated };
  };

  function open(id: string, focus?: 'note' | 'dialog'): boolean {
    const anchor = anchors.all.get(id);
    if (!anchor || signal.aborted) return false;
    edits.flush();
    hideBar();
    if (focus && !popover.engaged()) {
      const active = surface.root.activeElement ?? document.activeElement;
      focusBack = active instanceof HTMLElement ? active : undefined;
    }
    popover.replaceNote(edits.note(anchor).state.text);
    popover.show(modelOf(anchor), anchor.range && pickedBy(anchor.range));
    painter.activate(anchor.range && !anchor.element ? [anchor.range] : []);
    outlines.light([id]);
    if (focus) popover.focus(focus);
    panel.mark(id);
    return true;
  }

  function closePopover(back = false): void {
    if (!popover.id) return;
    edits.flush();
    popover.hide();
    painter.activate([]);
    outlines.light([]);
    if (back) focusBack?.focus({ preventScroll: true });
    focusBack = undefined;
    if (ending) end();
  }

  function jumpTo(id: string, focus?: 'note' | 'dialog'): boolean {
    return show(id) && open(id, focus);
  }

  function show(id: string): boolean {
    const anchor = anchors.all.get(id);
    if (!anchor?.range) return false;
    bringIntoView(anchor.range, anchor.element);
    if (anchor.element) outlines.follow();
    else painter.flash(anchor.range);
    return true;
  }

  function go(by: 1 | -1): void {
    const found = anchors.sorted().filter(({ range }) => range);
    const next = found[found.findIndex(({ highlight }) => highlight.id === popover.id) + by];
    if (next) jumpTo(next.highlight.id, 'dialog');
  }

  async function attachHere(): Promise<void> {
    const chosen = picked?.range;
    leaveBar();
    if (chosen) await attaching.here(chosen);
  }

  async function highlight(colour = prefs.last, withNote = false, whole?: Element): Promise<void> {
    const selected = whole ? rangeAround(whole) : (picked ?? pickedIn(document))?.range;
    if (!selected) return toast.show(texts.nothing);
    if (host.known()?.limited) return toast.show(texts.limited);
    hideBar();
    prefs = { ...prefs, last: colour };
    void keepLastColour(colour);
    told(await edits.make(selected, colour, whole), withNote);
  }

  function told(made: Anchor | Refusal, withNote: boolean): void {
    if (typeof made === 'string') {
      toast.show(made === 'too-long' ? texts.tooLong : texts.nothing);
      return;
    }
    const { id, colour } = made.highlight;
    lastMade = id;
    document.getSelection()?.removeAllRanges();
    surface.say(texts.made(names[colour]));
    if (withNote) open(id, 'note');
  }

  const wholeOf = (range: Range) => wholeAround(range.commonAncestorContainer);

  function remove(id = popover.id): void {
    if (!id) return;
    if (id === popover.id) closePopover(true);
    void edits.remove(id);
    const undo = async () => {
      await edits.restore(id);
      surface.say(texts.restored);
      if (!panel.shown) open(id, 'dialog');
    };
    toast.show(texts.removed, { ...texts.undo, press: () => void undo() });
  }

  function failed(error: Failure, again: () => void): void {
    if (error.code === 'outdated') retire();
    toast.show(texts.failure(error), { label: texts.retry, press: again }, 0);
  }

  function look(): void {
    if (signal.aborted || ending) return;
    const chosen = pickedIn(document);
    if (!chosen || host.known()?.limited) {
      if (!bar.engaged()) hideBar();
      return;
    }
    picked = chosen;
    const whole = wholeOf(chosen.range);
    bar.show(chosen, {
      last: prefs.last,
      names,
      whole: whole && kindOf(whole),
      attaching: attaching.id !== undefined,
    });
  }

  function hideBar(): void {
    bar.hide();
    picked = undefined;
  }

  function leaveBar(): void {
    const inside = bar.engaged();
    hideBar();
    if (inside) (surface.root.activeElement as HTMLElement | null)?.blur();
  }

  function key(toBar: boolean): void {
    const chosen = pickedIn(document);
    if (chosen && toBar) {
      look();
      bar.focus();
    } else if (toBar) {
      showPanel();
    } else if (chosen) {
      picked = chosen;
      if (attaching.id) void attachHere();
      else void highlight();
    } else {
      enter();
    }
  }

  /** The key without a selection: caret or figure under the pointer, whichever came last; the marks. */
  function enter(): void {
    const selection = document.getSelection();
    const caret = selection?.anchorNode;
    const [at] = caret ? hitIndex().holding(caret, selection.anchorOffset) : [];
    const hovered = [...document.querySelectorAll(':hover')].at(-1);
    const whole = hovered && wholeAround(hovered);
    const top = window.scrollY / Math.max(1, document.documentElement.scrollHeight);
    if (attaching.id && whole) void attaching.here(rangeAround(whole));
    else if (lastMade && anchors.all.get(lastMade)?.range) open(lastMade, 'note');
    else if (at && !(whole && pointing())) open(at, 'dialog');
    else if (whole) void highlight(prefs.last, false, whole);
    else if (!rail.focus(top)) toast.show(texts.nothing);
    lastMade = undefined;
  }

  function hitIndex(): HitIndex {
    hits ??= createHitIndex(document, anchors.targets());
    return hits;
  }

  const pointing = watchPointer({
    window,
    host: surface.host,
    signal,
    trusted: host.trusted,
    hits: hitIndex,
    selected: look,
    open: (id) => open(id),
    shown: () => popover.id,
    close() {
      closePopover();
      leaveBar();
    },
    hover(ids) {
      lastMade = undefined;
      if (popover.id) return;
      const ranges = ids.slice(0, 1).flatMap((id) => anchors.all.get(id)?.range ?? []);
      painter.activate(ranges);
    },
    keep: painter.keep,
    follow: outlines.follow,
    resized: draw,
  });

  const unsaved = () => edits.unsaved() || panel.unsaved();
  const flush = () => {
    edits.flush();
    panel.flush();
  };
  function guardWords(): void {
    warn(edits.unsaved(true) || panel.unsaved(true));
    if (ending && !unsaved()) end();
  }

  async function load(paperId: string): Promise<void> {
    const answer = await ask('highlights', { paperId });
    if (signal.aborted || host.known()?.id !== paperId) return;
    if (!answer.ok) {
      if (answer.error.code === 'outdated') retire();
      return;
    }
    loaded = paperId;
    edits.adopt(answer.value);
    anchors.set(edits.merged(answer.value));
  }

  function sync(): void {
    const known = host.known();
    panel.sync();
    if (known === lastKnown || ending) return;
    lastKnown = known;
    if (known && !known.limited) void load(known.id);
    else if (known === null && loaded) {
      loaded = undefined;
      closePopover();
      anchors.set([]);
    }
  }

  function retire(): void {
    outdated = true;
    host.outdated();
  }

  function end(): void {
    if (signal.aborted) return;
    stop.abort();
    warn(false);
    edits.dispose();
    panel.dispose();
    anchors.free();
    painter.clear();
    outlines.destroy();
    surface.destroy();
  }

  void readColours().then((read) => {
    prefs = read;
    names = colourNames(read.names);
    if (bar.shown) look();
  });
  sync();

  return {
    list: lister.list,
    sync,
    selected: look,
    key,
    panel: panel.toggle,
    closePanel: panel.close,
    flush,
    leave() {
      flush();
      ending = true;
      panel.close();
      hideBar();
      attaching.end();
      if (!unsaved()) end();
    },
  };
}
