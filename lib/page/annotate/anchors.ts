/** Where the highlights of the page are: finds them in slices, and again when the page has changed. */
import { byStart, type Target } from '../../annotations/hit-test';
import { isCurrent, textModelInSlices } from '../../annotations/model-cache';
import { readableQuote } from '../../annotations/quote';
import { resolveAll } from '../../annotations/resolve-all';
import { type Pause, slicer } from '../../annotations/slices';
import type { TextModel } from '../../annotations/text-model';
import type { Resolution, ResolutionState } from '../../annotations/types';
import { watchModel } from '../../annotations/watch';
import type { Highlight, PlacedHighlight } from '../../messaging/annotate-protocol';
import { isViewer } from '../pdf';
import type { Anchor } from './anchor';
import { type Attempt, attemptsOf, madeElsewhere, placedOf, settled } from './attempts';
import { rangeAround } from './selection';

export interface AnchorsOptions {
  document: Document;
  /** The version on the page, such as `v2`. */
  version(): string | undefined;
  /** Some were found, lost or moved. */
  changed(): void;
  /** What happened to them on this version, to be remembered. */
  placed(list: PlacedHighlight[]): void;
  pause?: Pause;
}

/** Waits between looks at a page that keeps changing without bringing anything (ms). */
const firstWait = 1_000;
const longestWait = 60_000;

export class Anchors {
  readonly all = new Map<string, Anchor>();
  private readonly stop = new AbortController();
  private readonly pause: Pause;
  private running: AbortController | undefined;
  private unwatch: (() => void) | undefined;
  private wait = firstWait;
  private notBefore = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: AnchorsOptions) {
    this.pause = options.pause ?? slicer();
  }

  /** In document order; those that are not on the page come last, as they were made. */
  sorted(): Anchor[] {
    const all = [...this.all.values()];
    const found = all.filter(({ range }) => range);
    found.sort((a, b) => (a.range && b.range ? byStart(a.range, b.range) : 0));
    return [...found, ...all.filter(({ range }) => !range)];
  }

  /** Passages that can be under the pointer. */
  targets(): Target[] {
    return [...this.all.values()].flatMap(({ highlight, range, length, element }) =>
      range && !element ? [{ id: highlight.id, range, length }] : [],
    );
  }

  /** The text of the page as it is now. @param hidden with what is not seen of it. */
  model(hidden = false): Promise<TextModel> {
    this.watch();
    return textModelInSlices(this.options.document, this.pause, { hidden });
  }

  /**
   * The text in which a range lies: what shows only now, while it is pointed at, may be hidden for
   * the model.
   */
  async modelFor(range: Range): Promise<TextModel> {
    const model = await this.model();
    return model.hides && !model.covers(range) ? this.model(true) : model;
  }

  /** Take over what the library holds. Places that are known stay. */
  set(highlights: readonly Highlight[]): void {
    const gone = new Set(this.all.keys());
    for (const highlight of highlights) {
      gone.delete(highlight.id);
      const known = this.all.get(highlight.id);
      if (known) known.highlight = highlight;
      else this.all.set(highlight.id, { highlight, state: 'pending', length: 0 });
    }
    for (const id of gone) this.all.delete(id);
    void this.find();
  }

  /** One that was just made, at its place. */
  add(highlight: Highlight, range: Range, element?: Element): Anchor {
    const anchor: Anchor = {
      highlight,
      state: 'exact',
      range,
      length: highlight.quote.length,
      ...(element && { element }),
    };
    this.all.set(highlight.id, anchor);
    return anchor;
  }

  remove(id: string): Anchor | undefined {
    const anchor = this.all.get(id);
    this.all.delete(id);
    return anchor;
  }

  free(): void {
    this.stop.abort();
    this.running?.abort();
    this.unwatch?.();
    clearTimeout(this.timer);
    this.all.clear();
  }

  private watch(): void {
    const { body } = this.options.document;
    if (this.unwatch || !body || this.stop.signal.aborted) return;
    this.unwatch = watchModel(body, () => this.moved());
  }

  /** The page has changed: only what is not (any more) at a place is looked for. */
  private moved(): void {
    let lost = false;
    for (const anchor of this.all.values()) {
      if (anchor.range && !isGone(anchor)) continue;
      if (anchor.range) {
        anchor.state = 'pending';
        delete anchor.range;
        delete anchor.element;
        this.wait = firstWait;
        this.notBefore = 0;
      }
      lost = true;
    }
    if (!lost) {
      this.options.changed();
      return;
    }
    const now = performance.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.find(), Math.max(0, this.notBefore - now));
  }

  private async find(): Promise<void> {
    this.running?.abort();
    const turn = new AbortController();
    this.running = turn;
    const signal = AbortSignal.any([turn.signal, this.stop.signal]);
    const open = [...this.all.values()].filter(({ range }) => !range);
    if (open.length === 0) {
      this.options.changed();
      return;
    }
    if (isViewer(this.options.document)) {
      // The text of a PDF is the viewer's: nothing is lost that is not looked for.
      for (const anchor of open) anchor.state = 'elsewhere';
      this.options.changed();
      return;
    }
    const model = await this.model();
    if (signal.aborted) return;
    const before = this.countFound();
    await this.findAmong(model, open, signal);
    const unseen = open.filter(({ range, state }) => !range && state !== 'ambiguous');
    let all = model;
    if (unseen.length > 0 && model.hides && !signal.aborted) {
      // In a closed tab, or a note that shows when it is pointed at.
      all = await this.model(true);
      await this.findAmong(all, unseen, signal, true);
    }
    if (signal.aborted) return;
    const better = this.countFound() > before;
    this.wait = better ? firstWait : Math.min(longestWait, this.wait * 2);
    this.notBefore = performance.now() + this.wait;
    this.options.changed();
    const version = this.options.version();
    const placed = open
      .flatMap((anchor) => {
        const { range } = anchor;
        return placedOf(anchor, range && !model.covers(range) ? all : model, version);
      })
      // What came while they were looked for may be what they were on.
      .filter(({ selectors }) => selectors.length > 0 || isCurrent(model));
    if (placed.length > 0) this.options.placed(placed);
  }

  private countFound(): number {
    return [...this.all.values()].filter(({ range }) => range).length;
  }

  /** @param sure what is not found stays as it is. */
  private async findAmong(
    model: TextModel,
    open: Anchor[],
    signal: AbortSignal,
    sure = false,
  ): Promise<void> {
    const version = this.options.version();
    const queue = new Map<string, Attempt[]>();
    for (const { highlight } of open) queue.set(highlight.id, attemptsOf(highlight, version));
    const first = new Map<string, Resolution>();
    let drawn = performance.now();
    for (let round = 0; queue.size > 0; round += 1) {
      const stored = [...queue].map(([id, attempts]) => ({
        id,
        selectors: attempts[round]?.selectors ?? [],
      }));
      for await (const { id, resolution } of resolveAll(model, stored, this.pause, {
        near: round === 0 ? this.near(model) : 0,
        signal,
      })) {
        const anchor = this.all.get(id);
        if (!anchor) continue;
        const before = first.get(id);
        const best =
          !before ||
          settled(resolution) ||
          (before.state === 'lost' && resolution.state === 'ambiguous')
            ? resolution
            : before;
        first.set(id, best);
        if (!settled(best) && (queue.get(id)?.length ?? 0) > round + 1) continue;
        const was = queue.get(id)?.[round]?.was;
        queue.delete(id);
        if (sure && !settled(best)) continue;
        this.attach(model, anchor, best, was);
        // What is found is painted while the rest is looked for.
        if (performance.now() - drawn > 100) {
          drawn = performance.now();
          this.options.changed();
        }
      }
      if (signal.aborted) return;
    }
  }

  /** @param was what it was called where the selectors come from; nothing where it was made. */
  private attach(
    model: TextModel,
    anchor: Anchor,
    found: Resolution,
    was: ResolutionState | undefined,
  ): void {
    const { position, element, state, diff, candidates } = found;
    const range = position && model.rangeOf(position.start, position.end);
    const whole = element && !range ? rangeAround(element) : range;
    anchor.state = state === 'lost' && madeElsewhere(anchor.highlight, model) ? 'elsewhere' : state;
    // Found by where it was found before: it is what it was there, not what it was made on.
    if (was && (state === 'exact' || was === 'changed') && settled(found)) anchor.state = was;
    anchor.length = position ? position.end - position.start : 0;
    if (whole) anchor.range = whole;
    if (element) anchor.element = element;
    delete anchor.diff;
    delete anchor.candidates;
    if (position && (diff || anchor.state === 'changed'))
      anchor.diff = { old: anchor.highlight.quote, new: readableQuote(model, position) };
    else if (diff) anchor.diff = diff;
    if (candidates && !range) {
      anchor.candidates = candidates.flatMap(({ start, end }) => model.rangeOf(start, end) ?? []);
    }
  }

  /** About where the reader is, in code points. */
  private near(model: TextModel): number {
    const { document } = this.options;
    const view = document.defaultView;
    const height = document.documentElement.scrollHeight || 1;
    return view ? Math.round((view.scrollY / height) * model.length) : 0;
  }
}

/** Its nodes have left the page, or their text is gone. */
function isGone({ range, element }: Anchor): boolean {
  if (element) return !element.isConnected;
  return !range || range.collapsed || !range.startContainer.isConnected;
}
