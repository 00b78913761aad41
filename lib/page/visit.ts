/** One visit to one paper: runs the state machine, asks the worker, keeps tab and card up to date. */

import type { NewHighlight } from '../messaging/annotate-protocol';
import type { ask as askWorker } from '../messaging/ask';
import type { PaperSummary } from '../messaging/protocol';
import { fail, ok, type Result } from '../messaging/result';
import type { PaperRecord } from '../paper/schema';
import type { HighlightPart } from './annotate/port';
import { type AnnotateHook, hookAnnotate } from './annotate-hook';
import type { Card, Opening, StartCard } from './card-port';
import type { Guard } from './guard';
import type { Linked } from './linked';
import { type Effect, initialState, type PageEvent, step } from './state';
import { createWidget, type Widget } from './widget/widget';

export interface VisitOptions {
  document: Document;
  guard: Guard;
  tokens: string;
  ask: typeof askWorker;
  loadCard(): Promise<StartCard>;
  highlights?: HighlightPart | undefined;
  trusted(event: Event): boolean;
  record: PaperRecord;
  /** Called when the extension turned out to be gone: the page part should stop listening. */
  outdated(): void;
  /** The papers to which the page links, if they may be asked about. */
  linked?: Linked | undefined;
}

export interface Visit {
  readonly record: PaperRecord;
  readonly widget: Widget;
  /** The card, once it was wanted and has been loaded. */
  readonly card: Card | undefined;
  readonly annotate: AnnotateHook;
  dispatch(event: PageEvent): void;
  /** Ask what the library knows. @param announce say so if the paper was saved meanwhile. */
  look(announce?: boolean): Promise<void>;
  /** A newer script is on the page: make room for its widget, unless this one holds words. */
  replaced(): void;
  /** The page shows another paper now: go, but not before the words are safe. */
  leave(): void;
}

/** What the paper's own page says of a PDF is there after about so long (ms). */
const detailsMs = 3_000;

/** Begin a visit: puts the tab on the page. The caller asks the library with `look`. */
export function startVisit(options: VisitOptions): Visit {
  const { document, guard, tokens, ask } = options;
  let state = initialState(options.record);
  let card: Card | undefined;
  let loading = false;
  /** What the card is to show as soon as it is there. */
  let waiting: Opening | undefined;
  let over = false;
  /** The panel stands where the tab and the card are. */
  let covered = false;

  const dispatch = (event: PageEvent) => {
    if (over) return;
    const next = step(state, event);
    state = next.state;
    widget.update(state);
    card?.sync();
    annotate.sync(state.known?.highlights ?? 0);
    for (const effect of next.effects) void run(effect);
    if (event.type !== 'seen' && !document.hidden) dispatch({ type: 'seen' });
  };

  const end = () => {
    if (over) return;
    over = true;
    annotate.leave();
    widget.destroy();
  };

  const look = async (announce = false) => {
    const { stamp, record } = state;
    const result = await ask('look', { identifiers: record.identifiers });
    dispatch({ type: 'looked', stamp, result, announce });
  };

  /** The paper in the library; what is highlighted is saved. */
  const saved = async (highlight?: NewHighlight): Promise<Result<PaperSummary>> => {
    const { known, record } = state;
    if (known) return known.limited ? fail('forbidden') : ok(known);
    const result = await ask('save', { record, ...(highlight && { highlight }) });
    if (!result.ok) return result;
    dispatch({ type: 'saved', result });
    return ok(result.value.summary);
  };

  const annotate = hookAnnotate(options.highlights, (begin, part) =>
    begin({
      window,
      guard,
      tokens,
      ask,
      record: () => state.record,
      known: () => state.known,
      saved,
      press: () => dispatch({ type: 'press' }),
      learned: (known) => dispatch({ type: 'learned', known }),
      trusted: options.trusted,
      loadPassage: part.loadPassage,
      loadPanel: part.loadPanel,
      loadPreview: part.loadPreview,
      covering(panel) {
        covered = panel;
        if (panel) card?.close();
        widget.cover(panel);
      },
      outdated: () => dispatch({ type: 'outdated' }),
    }),
  );

  const load = () => {
    if (loading) return;
    loading = true;
    options
      .loadCard()
      .then((start) => {
        if (over) return;
        card = start({
          document,
          root: widget.root,
          area: widget.area,
          tab: widget.tab,
          ask,
          record: () => state.record,
          known: () => state.known,
          learned: (known) => dispatch({ type: 'learned', known }),
          look: () => void look(),
          save: () => dispatch({ type: 'press' }),
          show: (summary, open) => widget.show(summary, open),
          outdated: () => dispatch({ type: 'outdated' }),
          linked: options.linked,
          ...(options.highlights && { panel: () => annotate.panel(widget.tab) }),
          done: end,
        });
        if (waiting) card.open(waiting);
        if (state.outdated) card.retire();
      })
      .catch(() => {
        loading = false;
        // Our own file is gone: the extension was updated under the page.
        if (waiting) widget.fail();
      });
  };

  async function run(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'look':
        return look();
      case 'save': {
        const answer = ask('save', { record: state.record });
        // Saving comes first; the card has until the answer.
        load();
        const result = await answer;
        dispatch({ type: 'saved', result });
        // Its title is on the way.
        if (result.ok && result.value.summary.provisional) setTimeout(() => void look(), detailsMs);
        return;
      }
      case 'complete': {
        const result = await ask('save', { record: state.record });
        if (result.ok) dispatch({ type: 'learned', known: result.value.summary });
        return;
      }
      case 'opened': {
        const { type, ...opening } = effect;
        await ask(type, opening);
        return;
      }
      case 'card':
        // What was saved from the panel is seen in it.
        if (covered && effect.opening.why === 'saved') return;
        annotate.closePanel();
        if (card) card.open(effect.opening);
        else {
          waiting = effect.opening;
          load();
        }
        return;
      case 'retire':
        options.outdated();
        if (card) card.retire();
        // A card on its way has something to say first.
        else if (!waiting) end();
    }
  }

  const widget = createWidget({
    document,
    guard,
    tokens,
    press: () => (state.outdated ? end() : dispatch({ type: 'press' })),
    highlight: (shift) =>
      shift && document.getSelection()?.isCollapsed !== false
        ? annotate.panel(widget.tab)
        : annotate.key(shift),
    // Someone is about to press: have the card ready.
    near: load,
  });
  widget.update(state);

  return {
    get record() {
      return state.record;
    },
    get card() {
      return card;
    },
    annotate,
    widget,
    dispatch,
    look,
    replaced() {
      annotate.leave();
      dispatch({ type: 'outdated' });
      if (card) card.retire(true);
      else end();
    },
    leave() {
      annotate.leave();
      widget.tab.hidden = true;
      if (card) card.leave();
      else end();
    },
  };
}
