/** What the user does to highlights: shown at once, sent to the worker, taken back if it refuses. */

import { colourOf, type HighlightColour, longestPassage } from '../../annotations/colours';
import { describe, describeElement, wholeAt } from '../../annotations/describe';
import { readableQuote } from '../../annotations/quote';
import type {
  Highlight,
  HighlightChange,
  PlacedHighlight,
} from '../../messaging/annotate-protocol';
import type { Failure, Result } from '../../messaging/result';
import { createNoteSync, type NoteSync } from '../card/note-sync';
import type { Anchor } from './anchor';
import type { Anchors } from './anchors';
import { selectorsAt, versionName } from './attempts';
import { pageAddress } from './page-address';
import type { AnnotateHost } from './port';
import { rangeAround } from './selection';

export interface EditsOptions {
  host: AnnotateHost;
  anchors: Anchors;
  /** Something that is shown has changed. */
  changed(): void;
  /** A change could not be stored. */
  failed(error: Failure, again: () => void): void;
  /** Another editor's words were merged into the note. */
  replaced(id: string, words: string): void;
  composing(): boolean;
}

export type Refusal = 'nothing' | 'too-long' | 'failed';

export class Edits {
  /** New ones on their way, and whether they arrived. */
  private readonly making = new Map<string, Promise<boolean>>();
  private readonly removed = new Map<string, Anchor>();
  /** Changes on their way: how many of each. */
  private readonly changing = new Map<string, number>();
  private readonly notes = new Map<string, NoteSync>();

  constructor(private readonly options: EditsOptions) {}

  /** The library's answer with what is still on its way. */
  merged(stored: readonly Highlight[]): Highlight[] {
    const known = new Set(stored.map(({ id }) => id));
    const coming = [...this.making.keys()].filter((id) => !known.has(id));
    const { all } = this.options.anchors;
    return [
      ...stored
        .filter(({ id }) => !this.removed.has(id))
        // Read before what the user has just done arrived there.
        .map((each) => (this.changing.has(each.id) && all.get(each.id)?.highlight) || each),
      ...coming.flatMap((id) => all.get(id)?.highlight ?? []),
    ];
  }

  /** Make a highlight of a range, or of an element as a whole. */
  async make(selected: Range, colour: HighlightColour, whole?: Element): Promise<Anchor | Refusal> {
    const { anchors, host } = this.options;
    const model = await anchors.modelFor(selected);
    const place = model.positionsOf(selected);
    const range = place ? model.rangeOf(place.start, place.end) : whole && selected;
    if (!range || (!place && !whole)) return 'nothing';
    if (place && place.end - place.start > longestPassage) return 'too-long';
    const same = [...anchors.all.values()].find(
      (each) => each.element === whole && each.range && isSame(each.range, range),
    );
    if (same) {
      this.recolour(same.highlight.id, colour);
      return same;
    }
    const { version, identifiers } = host.record();
    const name = versionName(version);
    const about = {
      ...(name && { version: name }),
      ...(identifiers[0] && { paper: identifiers[0] }),
    };
    const selectors = whole ? describeElement(model, whole, about) : describe(model, range, about);
    if (selectors.length === 0) return 'nothing';
    const quote = place ? readableQuote(model, place) : '';
    const highlight: Highlight = {
      id: crypto.randomUUID(),
      quote,
      selectors,
      later: [],
      colour,
      body: '',
      tags: [],
      ...(version !== undefined && { version }),
      createdAt: Date.now(),
    };
    const anchor = anchors.add(highlight, range, whole);
    this.options.changed();
    const { id } = highlight;
    const sent = this.send(anchor);
    this.making.set(id, sent);
    void sent.finally(() => this.making.delete(id));
    return anchor;
  }

  private async send(anchor: Anchor): Promise<boolean> {
    const { host, failed } = this.options;
    const { id, quote, selectors, version } = anchor.highlight;
    const again = () => {
      const sent = this.send(anchor);
      this.making.set(id, sent);
      void sent.finally(() => this.making.delete(id));
    };
    const { colour, tags } = anchor.highlight;
    const page = pageAddress(host.window.location, host.record().urls);
    const made = { quote, selectors, page, ...(version !== undefined && { version }) };
    const paper = await host.saved({ id, made, colour, tags });
    if (!paper.ok) {
      failed(paper.error, again);
      return false;
    }
    // Counts once, should the paper have been saved with it.
    const now = { id, made, colour: anchor.highlight.colour, tags: anchor.highlight.tags };
    const answer = await host.ask('highlightSave', { paperId: paper.value.id, ...now });
    if (!answer.ok) {
      failed(answer.error, again);
      return false;
    }
    this.told();
    return true;
  }

  /** Keep words of the paper that were copied elsewhere, out of its PDF. They have no place here. */
  async keep(words: string): Promise<boolean> {
    const { anchors, host, changed } = this.options;
    const exact = words.slice(0, longestPassage);
    const { version } = host.record();
    const highlight: Highlight = {
      id: crypto.randomUUID(),
      quote: exact,
      selectors: [{ type: 'TextQuoteSelector', exact }],
      later: [],
      colour: colourOf(undefined),
      body: '',
      tags: [],
      ...(version !== undefined && { version }),
      createdAt: Date.now(),
    };
    const { id } = highlight;
    const anchor: Anchor = { highlight, state: 'elsewhere', length: 0 };
    anchors.all.set(id, anchor);
    changed();
    const sent = this.send(anchor);
    this.making.set(id, sent);
    void sent.finally(() => this.making.delete(id));
    return sent;
  }

  recolour(id: string, colour: HighlightColour): void {
    this.change(id, { colour });
  }

  retag(id: string, tags: string[]): void {
    this.change(id, { tags: [...new Set(tags)] });
  }

  private change(id: string, what: { colour?: HighlightColour; tags?: string[] }): void {
    const anchor = this.options.anchors.all.get(id);
    if (!anchor) return;
    const before = anchor.highlight;
    anchor.highlight = { ...before, ...what };
    this.options.changed();
    const send = async () => {
      this.changing.set(id, (this.changing.get(id) ?? 0) + 1);
      const answer = await this.save({ id, ...what });
      const left = (this.changing.get(id) ?? 1) - 1;
      if (left > 0) this.changing.set(id, left);
      else this.changing.delete(id);
      if (!answer.ok) this.options.failed(answer.error, () => void send());
    };
    void send();
  }

  private async save(change: Omit<HighlightChange, 'paperId'>): Promise<Result<{ body: string }>> {
    await this.making.get(change.id);
    const paper = await this.options.host.saved();
    if (!paper.ok) return paper;
    return this.options.host.ask('highlightSave', { paperId: paper.value.id, ...change });
  }

  async remove(id: string): Promise<void> {
    const { anchors, changed, failed, host } = this.options;
    this.notes.get(id)?.flush();
    const anchor = anchors.remove(id);
    if (!anchor) return;
    this.removed.set(id, anchor);
    changed();
    await this.making.get(id);
    const paperId = host.known()?.id;
    if (!paperId) return;
    const answer = await host.ask('highlightRemove', { paperId, id });
    if (answer.ok) this.told();
    else {
      await this.restore(id, false);
      failed(answer.error, () => void this.remove(id));
    }
  }

  /** Take back a removal. */
  async restore(id: string, tell = true): Promise<void> {
    const { anchors, changed, failed, host } = this.options;
    const anchor = this.removed.get(id);
    if (!anchor) return;
    this.removed.delete(id);
    anchors.all.set(id, anchor);
    changed();
    const paperId = host.known()?.id;
    if (!tell || !paperId) return;
    const answer = await host.ask('highlightRestore', { paperId, id });
    if (answer.ok) this.told();
    else failed(answer.error, () => void host.ask('highlightRestore', { paperId, id }));
  }

  /**
   * The user has shown where it is now. A figure, table or equation stays one: the one at the range.
   * @returns false when there is none, or no text.
   */
  async attach(id: string, selected: Range): Promise<boolean> {
    const { anchors, changed, failed, host } = this.options;
    const anchor = anchors.all.get(id);
    if (!anchor) return false;
    const model = await anchors.modelFor(selected);
    const kind = anchor.highlight.selectors.find((each) => each.type === 'ElementSelector')?.kind;
    const whole = kind && wholeAt(selected, kind);
    const place = model.positionsOf(selected);
    const text = place && model.rangeOf(place.start, place.end);
    const range = whole ? rangeAround(whole) : text;
    if (!range || (kind && !whole)) return false;
    const { version, identifiers } = host.record();
    const name = versionName(version);
    const selectors = selectorsAt(model, range, whole, name, identifiers[0]);
    const placed = { id, state: 'moved' as const, selectors, ...(name && { version: name }) };
    const { highlight } = anchor;
    const others = highlight.later.filter((each) => each.version !== name);
    anchor.highlight = {
      ...highlight,
      later: [...others, { ...placed, at: Date.now() }],
    };
    anchor.range = range;
    if (whole) anchor.element = whole;
    anchor.length = place ? place.end - place.start : 0;
    anchor.state = 'moved';
    delete anchor.candidates;
    delete anchor.diff;
    changed();
    const send = async () => {
      const answer = await this.place([placed]);
      if (!answer.ok) failed(answer.error, () => void send());
    };
    void send();
    return true;
  }

  async place(placed: PlacedHighlight[]): Promise<Result<null>> {
    const paperId = this.options.host.known()?.id;
    if (!paperId) return { ok: false, error: { code: 'not-found' } };
    return this.options.host.ask('highlightPlaced', { paperId, placed });
  }

  /** What sends the note of a highlight while it is typed; one each, for as long as the page is. */
  note(anchor: Anchor): NoteSync {
    const { id, body } = anchor.highlight;
    const known = this.notes.get(id);
    if (known) return known;
    const sync = createNoteSync({
      paperId: this.options.host.known()?.id ?? '',
      note: { id, body },
      send: ({ body: words, base }) => this.save({ id, body: words, base }),
      changed: () => this.options.changed(),
      acknowledged: (stored) => {
        const there = this.options.anchors.all.get(id);
        if (there) there.highlight = { ...there.highlight, body: stored.body };
      },
      replaced: (words) => this.options.replaced(id, words),
      busy: () => this.options.composing(),
    });
    this.notes.set(id, sync);
    return sync;
  }

  /** The library's notes have been read anew. */
  adopt(highlights: readonly Highlight[]): void {
    for (const { id, body } of highlights) this.notes.get(id)?.adopt({ id, body });
  }

  flush(): void {
    for (const note of this.notes.values()) note.flush();
  }

  /** Are there words that are not stored? @param failed only such that could not be. */
  unsaved(failed = false): boolean {
    return [...this.notes.values()].some(
      ({ state }) => state.unsaved && (!failed || state.failure !== undefined),
    );
  }

  dispose(): void {
    for (const note of this.notes.values()) note.dispose();
  }

  private told(): void {
    const { host, anchors } = this.options;
    const known = host.known();
    if (known) host.learned({ ...known, highlights: anchors.all.size });
  }
}

function isSame(a: Range, b: Range): boolean {
  return a.compareBoundaryPoints(0, b) === 0 && a.compareBoundaryPoints(2, b) === 0;
}
