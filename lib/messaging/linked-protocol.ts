import type { Result } from './result';

/** How many papers a page links to, and how many of them are in the library. */
export interface Linked {
  papers: number;
  saved: number;
}

/**
 * Messages about the papers to which a page links. [links]: content scripts may ask it on lists of
 * papers, on papers' pages, and on any page if the user allows it.
 */
export interface LinkedProtocol {
  /**
   * [links] How many papers these addresses lead to (at most 500), without the page's own.
   * @param data.own identifiers of the page's own paper.
   */
  countLinked(data: { urls: string[]; own: string[] }): Result<Linked>;
  /** [links] No badges on the site that asks, from now on. Only the options turn them on again. */
  badgesOff(data: Record<string, never>): Result<null>;
}
