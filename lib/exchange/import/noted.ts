/** Notes and highlights of a file, gathered by the paper that each is on. */
import type { z } from 'zod';
import { expandIdentifiers, normaliseIdentifier } from '../../paper/identifiers';
import { draftOf } from './draft';
import { itemsOf, type JsonItem } from './json-items';
import type { Draft, importedNoteSchema, Problem, ReadOptions } from './types';

export type ImportedNote = z.output<typeof importedNoteSchema>;

/** A note, and what its file says of the paper. */
export interface Noted {
  note: ImportedNote;
  /** Addresses of the paper, the page first. */
  urls: string[];
  /** `scheme:value` in normal form. */
  identifiers?: string[];
  title?: string | undefined;
  /** The file is ours, so that the title is the paper's and not the page's. */
  ours?: boolean;
}

/** What nothing is known of can be asked for, where a service would know. */
const askable = /^(?:arxiv|doi|pmid|pmcid):/;

/** A title as pages have it: with the number of the paper before it, the site behind it. */
const pageTitle = (title: string | undefined) =>
  title?.replace(/^\s*\[[^\]]*\d[^\]]*\]\s*/, '').trim() || undefined;

/** What names the paper; where no rule knows its address, that address. */
function identifiersOf({ urls, identifiers = [] }: Noted): string[] {
  const known = draftOf({ urls, identifiers }).record?.identifiers;
  return expandIdentifiers(
    known ?? urls.flatMap((url) => normaliseIdentifier(`url:${url}`) ?? []).slice(0, 1),
  );
}

/** One item of the import for each paper, in the order in which they come first. */
export class ByPaper {
  readonly #papers: { first: Noted; notes: ImportedNote[]; line: number | undefined }[] = [];
  readonly #places = new Map<string, number>();

  add(noted: Noted, line?: number): void {
    const keys = identifiersOf(noted);
    const known = keys.map((key) => this.#places.get(key)).find((place) => place !== undefined);
    const place = known ?? this.#papers.length;
    for (const key of keys) if (!this.#places.has(key)) this.#places.set(key, place);
    const paper = this.#papers[place];
    if (paper) {
      paper.notes.push(noted.note);
      paper.first.title ??= noted.title;
    } else this.#papers.push({ first: { ...noted }, notes: [noted.note], line });
  }

  *drafts(): Generator<Draft, undefined, void> {
    for (const { first, notes, line } of this.#papers) {
      const { urls, title, ours } = first;
      const draft = draftOf({
        urls,
        identifiers: identifiersOf(first),
        title: ours ? title : pageTitle(title),
        mine: { notes },
        ...(line !== undefined && { line }),
      });
      const { record } = draft;
      if (!record || ours) yield draft;
      else {
        const asked = record.identifiers.filter((id) => askable.test(id));
        const { lookup: _, ...rest } = draft;
        yield {
          ...rest,
          record: { ...record, provisional: true },
          ...(asked.length > 0 && { lookup: { identifiers: asked } }),
        };
      }
    }
    return undefined;
  }
}

/**
 * The items of a JSON file that are not at its top; when it is broken or cut off, those that are
 * whole.
 * @param inside finds them in what was parsed; @param names of the lists that hold them.
 */
export function nestedItems(
  text: string,
  inside: (whole: unknown) => readonly unknown[],
  names: readonly string[],
  { progress }: ReadOptions,
): { each(): Generator<JsonItem>; problems(): Problem[] } {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    const found = new RegExp(`"(?:${names.join('|')})"\\s*:\\s*\\[`).exec(text);
    const from = found ? found.index + found[0].length - 1 : 0;
    const before = text.slice(0, from).split('\n').length - 1;
    const items = itemsOf(text.slice(from));
    return {
      *each() {
        for (const item of items.each()) {
          progress?.(item.at);
          yield item.line === undefined ? item : { ...item, line: item.line + before };
        }
      },
      problems: () =>
        items.problems().map(({ code, args }) => ({
          code,
          args: args.map((line) => Number(line) + before),
        })),
    };
  }
  const list = inside(whole);
  return {
    *each() {
      for (const [at, value] of list.entries()) {
        progress?.(at / list.length);
        yield { value, at: at / list.length };
      }
    },
    problems: () => [],
  };
}
