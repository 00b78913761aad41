/** With which selectors a highlight is looked for, and what is remembered of the outcome. Pure. */
import { describeElement, describePosition } from '../../annotations/describe';
import type { TextModel } from '../../annotations/text-model';
import type { PaperSelector, Resolution, ResolutionState, Selector } from '../../annotations/types';
import type { Highlight, PlacedHighlight } from '../../messaging/annotate-protocol';
import type { Anchor } from './anchor';

/** A page with less than this of the text is another face of the paper, such as its abstract. */
const muchShorter = 0.6;

export const versionName = (version: number | undefined): string | undefined =>
  version === undefined ? undefined : `v${version}`;

/** Has it a place? */
export const settled = ({ state }: Resolution): boolean =>
  state === 'exact' || state === 'moved' || state === 'changed';

/** Selectors to look for, and what they were called when they were stored; nothing where it was made. */
export interface Attempt {
  selectors: Selector[];
  was?: ResolutionState;
}

/**
 * Where it was found on this very version first, then where it was made, then where it was found on
 * others, the last first.
 */
export function attemptsOf(highlight: Highlight, version: string | undefined): Attempt[] {
  const places = highlight.later.filter(({ selectors }) => selectors.length > 0);
  const here = places.filter((each) => each.version === version).at(-1);
  const others = places.filter((each) => each !== here).reverse();
  return [
    ...(here ? [{ selectors: here.selectors, was: here.state }] : []),
    { selectors: highlight.selectors },
    // It stands there as on another version: so it is not where it was made.
    ...others.map(
      ({ selectors, state }): Attempt => ({
        selectors,
        was: state === 'changed' ? state : 'moved',
      }),
    ),
  ];
}

const paperSelectorOf = ({ selectors }: Highlight): PaperSelector | undefined =>
  selectors.find((each) => each.type === 'PaperSelector');

/** The titles of the sections in which it was made. */
export const sectionOf = (highlight: Highlight): readonly string[] =>
  paperSelectorOf(highlight)?.headings ?? [];

/** Was it made on a page with much more text than this one? Then it is not lost here. */
export function madeElsewhere(highlight: Highlight, model: Pick<TextModel, 'length'>): boolean {
  const before = paperSelectorOf(highlight)?.length ?? 0;
  return model.length < before * muchShorter;
}

/**
 * What happened to a highlight on a later version, if that is not known yet. On the version on which
 * it was made there is nothing to remember, and what the user chose stays.
 */
export function placedOf(
  anchor: Anchor,
  model: TextModel,
  version: string | undefined,
): PlacedHighlight[] {
  const { highlight, state, range, element } = anchor;
  const { id, later } = highlight;
  if (version === undefined || version === versionName(highlight.version)) return [];
  if (state === 'pending' || state === 'elsewhere') return [];
  const known = later.filter((each) => each.version === version).at(-1);
  if (known && (known.selectors.length > 0 || known.state === state)) return [];
  return [{ id, version, state, selectors: selectorsAt(model, range, element, version) }];
}

/** Selectors of a place on this page. */
export function selectorsAt(
  model: TextModel,
  range: Range | undefined,
  element: Element | undefined,
  version: string | undefined,
  paper?: string,
): Selector[] {
  const about = { ...(version && { version }), ...(paper && { paper }) };
  if (element) return describeElement(model, element, about);
  const position = range && model.positionsOf(range);
  return position ? describePosition(model, position, about) : [];
}
