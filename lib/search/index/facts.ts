/**
 * What is known of each paper beside its text: what filters and orders need. In columns, one entry
 * a paper, so that 100,000 papers are a few megabytes and load at once.
 */
import type { Annotation } from '../../library/types';
import { titleKeys } from '../../paper/duplicates';
import type { Paper } from '../../paper/schema';
import { statuses } from '../../paper/status';
import { versionNews } from '../../paper/versions';
import { fold } from '../fold';
import { units } from '../tokens';

export const flagNames = [
  'pinned',
  'highlighted',
  'noted',
  'new-version',
  'incomplete',
  'code',
  'pdf',
  'html',
  'project',
  'abstract',
  'venue',
  'doi',
  'arxiv',
  'deleted',
  ...statuses,
] as const;
export type Flag = (typeof flagNames)[number];
export const flagBit = (flag: Flag): number => 1 << flagNames.indexOf(flag);

export const numberNames = [
  'added',
  'opened',
  'updated',
  'deleted',
  'year',
  'rating',
  'rank',
] as const;
export type NumberName = (typeof numberNames)[number];
export const textNames = ['title', 'author', 'venue'] as const;
export type TextName = (typeof textNames)[number];
export const listNames = ['tags', 'sources', 'titleKeys'] as const;
export type ListName = (typeof listNames)[number];

/** Facts of one paper. Numbers that it has not are NaN. */
export interface Facts {
  flags: number;
  numbers: Record<NumberName, number>;
  /** To sort by. */
  texts: Record<TextName, string>;
  lists: Record<ListName, readonly string[]>;
  /** Words of its title. */
  titleWords: number;
}

/** Digits are filled up, so that “Part 10” comes after “Part 9”. */
const sortable = (text: string) =>
  fold(text)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 60)
    .replace(/\d{1,8}/g, (digits) => digits.padStart(8, '0'));

export function factsOf(paper: Paper, annotations: readonly Annotation[]): Facts {
  const is: Record<Flag, boolean> = {
    pinned: paper.pinned === 1,
    highlighted: annotations.some(({ kind }) => kind === 'highlight'),
    noted: annotations.some(({ kind, body }) => kind === 'note' || body !== ''),
    'new-version': versionNews(paper) !== undefined,
    incomplete: paper.provisional === true,
    code: paper.urls.code !== undefined,
    pdf: paper.urls.pdf !== undefined,
    html: paper.urls.html !== undefined,
    project: paper.urls.project !== undefined,
    abstract: Boolean(paper.abstract),
    venue: Boolean(paper.venue),
    doi: paper.identifiers.some((id) => id.startsWith('doi:')),
    arxiv: paper.identifiers.some((id) => id.startsWith('arxiv:')),
    deleted: paper.deletedAt !== undefined,
    unread: paper.status === 'unread',
    reading: paper.status === 'reading',
    read: paper.status === 'read',
  };
  const first = paper.authors[0];
  const schemes = paper.identifiers.map((id) => id.slice(0, id.indexOf(':')));
  return {
    flags: flagNames.reduce((bits, flag) => (is[flag] ? bits | flagBit(flag) : bits), 0),
    numbers: {
      added: paper.addedAt,
      opened: paper.openedAt ?? Number.NaN,
      updated: paper.updatedAt,
      deleted: paper.deletedAt ?? Number.NaN,
      year: paper.issued?.year ?? Number.NaN,
      rating: paper.rating ?? Number.NaN,
      rank: paper.rank ?? Number.NaN,
    },
    texts: {
      title: sortable(paper.title),
      author: sortable([first?.family ?? first?.literal, first?.given].filter(Boolean).join(' ')),
      venue: paper.venue?.replace(/\s+/gu, ' ').trim() ?? '',
    },
    lists: {
      tags: paper.tags,
      sources: [...new Set([paper.source, ...schemes])],
      titleKeys: titleKeys(paper),
    },
    titleWords: Math.min(255, units(paper.title).length),
  };
}

/** Strings by numbers: each is kept once. */
class Names {
  readonly list: string[];
  readonly #numbers: Map<string, number>;

  constructor(list: string[] = []) {
    this.list = list;
    this.#numbers = new Map(list.map((name, number) => [name, number]));
  }

  number(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.list.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}

/** As it is stored. */
export interface FactsData {
  ids: string;
  gone: Uint8Array<ArrayBuffer>;
  flags: Uint32Array<ArrayBuffer>;
  titleWords: Uint8Array<ArrayBuffer>;
  numbers: Record<NumberName, Float64Array>;
  texts: Record<TextName, string>;
  /** For each list: names, how many each paper has, and which. */
  lists: Record<ListName, { names: string[]; counts: Uint16Array; numbers: Uint32Array }>;
}

/** Papers are numbered as they come and keep their number. */
export class FactTable {
  readonly ids: string[] = [];
  readonly #byId = new Map<string, number>();
  /** Papers that are no longer in the database. */
  gone = new Uint8Array(64);
  flags = new Uint32Array(64);
  titleWords = new Uint8Array(64);
  readonly numbers: Record<NumberName, Float64Array>;
  readonly texts: Record<TextName, string[]> = { title: [], author: [], venue: [] };
  readonly lists: Record<ListName, (readonly number[])[]> = {
    tags: [],
    sources: [],
    titleKeys: [],
  };
  readonly names: Record<ListName, Names>;

  constructor() {
    this.numbers = Object.fromEntries(
      numberNames.map((name) => [name, new Float64Array(64)]),
    ) as Record<NumberName, Float64Array>;
    this.names = { tags: new Names(), sources: new Names(), titleKeys: new Names() };
  }

  get size(): number {
    return this.ids.length;
  }

  numberOf(id: string): number | undefined {
    return this.#byId.get(id);
  }

  /** Highest `updatedAt` that was read. */
  newest(): number {
    const { updated } = this.numbers;
    let newest = 0;
    for (let at = 0; at < this.size; at += 1) newest = Math.max(newest, updated[at] ?? 0);
    return newest;
  }

  /** @returns the number of the paper. */
  put(id: string, facts: Facts): number {
    let at = this.#byId.get(id);
    if (at === undefined) {
      at = this.ids.push(id) - 1;
      this.#byId.set(id, at);
      if (at >= this.flags.length) this.#grow(this.flags.length * 2);
    }
    this.gone[at] = 0;
    this.flags[at] = facts.flags;
    this.titleWords[at] = facts.titleWords;
    for (const name of numberNames) this.numbers[name][at] = facts.numbers[name];
    for (const name of textNames) this.texts[name][at] = facts.texts[name];
    for (const name of listNames) {
      const names = this.names[name];
      this.lists[name][at] = facts.lists[name].map((each) => names.number(each));
    }
    return at;
  }

  #grow(size: number): void {
    const widen = <T extends Uint8Array | Uint32Array | Float64Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.gone = widen(this.gone, new Uint8Array(size));
    this.flags = widen(this.flags, new Uint32Array(size));
    this.titleWords = widen(this.titleWords, new Uint8Array(size));
    for (const name of numberNames) {
      this.numbers[name] = widen(this.numbers[name], new Float64Array(size));
    }
  }

  store(): FactsData {
    const { size } = this;
    const lists = listNames.map((name) => {
      const rows = this.lists[name];
      return [
        name,
        {
          names: this.names[name].list,
          counts: Uint16Array.from(rows, (row) => row.length),
          numbers: Uint32Array.from(rows.flat()),
        },
      ];
    });
    return {
      ids: this.ids.join('\n'),
      gone: this.gone.slice(0, size),
      flags: this.flags.slice(0, size),
      titleWords: this.titleWords.slice(0, size),
      numbers: Object.fromEntries(
        numberNames.map((name) => [name, this.numbers[name].slice(0, size)]),
      ) as FactsData['numbers'],
      texts: Object.fromEntries(
        textNames.map((name) => [name, this.texts[name].join('\n')]),
      ) as FactsData['texts'],
      lists: Object.fromEntries(lists) as FactsData['lists'],
    };
  }

  static open(data: FactsData): FactTable {
    const table = new FactTable();
    const ids = data.ids === '' ? [] : data.ids.split('\n');
    for (const id of ids) table.#byId.set(id, table.ids.push(id) - 1);
    table.gone = data.gone;
    table.flags = data.flags;
    table.titleWords = data.titleWords;
    Object.assign(table.numbers, data.numbers);
    for (const name of textNames)
      table.texts[name] = data.texts[name].split('\n').slice(0, ids.length);
    for (const name of listNames) {
      const { names, counts, numbers } = data.lists[name];
      table.names[name] = new Names(names);
      let at = 0;
      table.lists[name] = Array.from(counts, (count) => {
        at += count;
        return count === 0 ? nothing : Array.from(numbers.subarray(at - count, at));
      });
    }
    table.#grow(Math.max(64, ids.length * 2));
    return table;
  }
}

const nothing: readonly number[] = [];
