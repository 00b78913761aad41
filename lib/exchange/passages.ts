/** What exports and lists say of a highlight: its page, its section, its version. */
import { parseLaterPositions, parseSelectors } from '../annotations/schema';
import { textFragment } from '../annotations/text-fragment';
import type { LaterPosition, Selector, TextQuoteSelector } from '../annotations/types';
import type { Annotation } from '../library/types';
import type { Paper } from '../paper/schema';
import { webUrl } from '../paper/web-url';
import { pageUrl } from './links';

export interface Passage {
  selectors: Selector[];
  later: LaterPosition[];
  quote: TextQuoteSelector | undefined;
  /** Titles of the sections around it, outermost first. */
  section: readonly string[];
  /** The page it was made on, else one that has the paper's text. */
  page: string | undefined;
  /** The page, at the passage. */
  link: string | undefined;
  /** Version of the paper it was made on, such as `v2`. */
  version: string | undefined;
}

/** Reads the stored parts of a highlight. */
export function passageOf(
  paper: Pick<Paper, 'identifiers' | 'urls'>,
  annotation: Pick<Annotation, 'selectors' | 'later' | 'page' | 'version'>,
): Passage {
  const selectors = parseSelectors(annotation.selectors);
  const quote = selectors.find((each) => each.type === 'TextQuoteSelector');
  const ours = selectors.find((each) => each.type === 'PaperSelector');
  const page = webUrl(annotation.page) ?? webUrl(paper.urls.html) ?? pageUrl(paper);
  const fragment = quote && textFragment(quote);
  const { version } = annotation;
  return {
    selectors,
    later: parseLaterPositions(annotation.later),
    quote,
    section: ours?.headings ?? [],
    page,
    link: page && fragment ? `${page.replace(/#.*$/s, '')}#${fragment}` : page,
    version: ours?.version ?? (version === undefined ? undefined : `v${version}`),
  };
}

/** Where it stands in the paper, for sorting: code points, or the end when that is not known. */
export function placeOf(selectors: readonly Selector[]): number {
  const position = selectors.find((each) => each.type === 'TextPositionSelector');
  return position?.start ?? Number.POSITIVE_INFINITY;
}

/** Highlights in the order of the document, then of their making. */
export function inDocumentOrder<T extends Pick<Annotation, 'selectors' | 'createdAt'>>(
  annotations: readonly T[],
): T[] {
  return annotations
    .map((each) => ({ each, place: placeOf(parseSelectors(each.selectors)) }))
    .sort((a, b) =>
      a.place === b.place ? a.each.createdAt - b.each.createdAt : a.place < b.place ? -1 : 1,
    )
    .map(({ each }) => each);
}
