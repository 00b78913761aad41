/** All that shows where the highlights are: paint, frames, marks at the edge, and those not found. */
import { createPainter, type Painter } from '../../annotations/paint';
import type { Anchor } from './anchor';
import { createMissing, type Missing } from './missing';
import { createOutlines, type Outlines } from './outlines';
import type { ShownState } from './port';
import { createRail, type Rail } from './rail';
import { heightOf } from './scroll';
import type { Surface } from './surface';
import type { Texts } from './texts';

export interface Display {
  painter: Painter;
  outlines: Outlines;
  rail: Rail;
  missing: Missing;
  /** @param all in document order. */
  draw(all: readonly Anchor[]): void;
}

export interface DisplayActions {
  jump(id: string): void;
  open(id: string): void;
  find(id: string): void;
}

export function createDisplay(surface: Surface, texts: Texts, actions: DisplayActions): Display {
  const painter = createPainter({ document: surface.document });
  const rail = createRail(surface, texts, actions.jump);
  const missing = createMissing(surface, texts, actions.find);
  const outlines = createOutlines(surface, texts, actions.open);
  return {
    painter,
    outlines,
    rail,
    missing,
    draw(all) {
      const found = all.filter(({ range }) => range);
      painter.show(
        found.flatMap(({ highlight: { id, colour }, range, element, state }) =>
          range && !element ? [{ id, range, colour, uncertain: state === 'changed' }] : [],
        ),
      );
      outlines.show(found.filter(({ element }) => element));
      // What is in the full text is not missing on the abstract's page; the panel lists it.
      const waiting = (state: ShownState) => state === 'pending' || state === 'elsewhere';
      missing.show(all.filter(({ range, state }) => !range && !waiting(state)));
      rail.show(
        found.map(({ highlight, range, state }, index) => ({
          id: highlight.id,
          at: heightOf(range),
          colour: highlight.colour,
          uncertain: state === 'changed',
          label: texts.marker(index + 1, found.length, highlight.quote.slice(0, 80)),
        })),
      );
    },
  };
}
