import type { Resolution } from '../../annotations/types';
import type { Highlight } from '../../messaging/annotate-protocol';
import type { ShownState } from './port';

/** One highlight on this page. */
export interface Anchor {
  highlight: Highlight;
  state: ShownState;
  /** Live; undefined unless it is found. */
  range?: Range;
  /** Characters of what it shows. */
  length: number;
  /** A figure, table or equation as a whole. */
  element?: Element;
  diff?: Resolution['diff'];
  /** Places to choose from, when `ambiguous`. */
  candidates?: Range[];
}
