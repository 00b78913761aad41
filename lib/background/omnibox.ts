/** What the address bar's keyword answers: the library, by the same search as everywhere. */
import { pageUrl } from '../exchange/links';
import { recordOpening } from '../library/change';
import type { LibraryDatabase } from '../library/database';
import { papersByIds } from '../library/read';
import type { Paper } from '../paper/schema';
import { t } from '../platform/i18n';
import { type Line, onOmnibox } from '../platform/omnibox';
import { ownPage } from '../platform/tabs';
import { highlight } from '../search/highlight';
import { Keeper } from '../search/keeper';
import { SearchStore } from '../search/store';
import { openedVersion } from './opened';

interface Outside {
  now(): number;
  newId(): string;
}

/** Lines that browsers show, beside the first. */
const most = 6;

/** Everything the keyword needs; the index is loaded when it is first typed. */
export class OmniboxSearch {
  readonly #keeper: Keeper;
  readonly #library: () => Promise<LibraryDatabase>;
  readonly #now: () => number;

  constructor(
    library: () => Promise<LibraryDatabase>,
    { store, now }: { store?: SearchStore; now: () => number },
  ) {
    this.#library = library;
    this.#now = now;
    // Pages save the index; the worker may be stopped at any moment.
    this.#keeper = new Keeper({ library, ...(store && { store }), saves: false, changed() {} });
  }

  /** Get ready. A failure shows when something is asked. */
  warm(): void {
    this.#keeper.start().catch(() => undefined);
  }

  async #find(query: string): Promise<{ papers: Paper[]; words: string[] }> {
    await this.#keeper.start();
    const { index } = this.#keeper;
    const { order, words } = index.search({ query }, this.#now());
    const ids = Array.from(order.subarray(0, most), (paper) => index.facts.ids[paper] ?? '');
    return { papers: await papersByIds(await this.#library(), ids), words };
  }

  /** Lines for what was typed so far. */
  async lines(text: string): Promise<Line[]> {
    if (text.trim() === '') return [];
    const { papers, words } = await this.#find(text);
    return papers.map((paper) => ({
      content: idQuery(paper),
      title: highlight(paper.title, words),
      detail: [firstAuthor(paper), paper.issued?.year].filter(Boolean).join(', '),
    }));
  }

  /**
   * The paper that was chosen, if it was one, and its page.
   * @returns undefined when the text is a query.
   */
  async chosen(text: string): Promise<{ paper: Paper; url: string } | undefined> {
    if (!/^id:\S+$/.test(text.trim())) return undefined;
    const { papers } = await this.#find(text);
    const [paper] = papers;
    const url = paper && papers.length === 1 ? pageUrl(paper) : undefined;
    return paper && url !== undefined ? { paper, url } : undefined;
  }
}

/** Says which paper it is in the query language, so that nothing need be remembered. */
const idQuery = ({ identifiers, id }: Paper): string =>
  `id:${identifiers.find((each) => !/[\s"“”„‟«»「」『』＂()]/u.test(each)) ?? id}`;

function firstAuthor({ authors }: Paper): string {
  const [first] = authors;
  const name = first?.family ?? first?.literal ?? '';
  return authors.length > 1 ? `${name} et al.` : name;
}

/** Registers the keyword. Call it synchronously when the worker starts. */
export function answerOmnibox(library: () => Promise<LibraryDatabase>, outside: Outside): void {
  const search = new OmniboxSearch(library, { store: new SearchStore(), now: outside.now });
  onOmnibox({
    hint: t('omnibox_hint'),
    started: () => search.warm(),
    lines: (text) => search.lines(text),
    async address(text) {
      const chosen = await search.chosen(text).catch(() => undefined);
      if (!chosen)
        return `${ownPage('/library.html')}#/?q=${encodeURIComponent(text.trim().toWellFormed())}`;
      const { paper, url } = chosen;
      const at = { now: outside.now(), newId: outside.newId };
      // That it opens matters more than that it is written down.
      await recordOpening(await library(), paper.id, at, (each) =>
        openedVersion(each, URL.parse(url), undefined),
      ).catch(() => undefined);
      return url;
    },
  });
}
