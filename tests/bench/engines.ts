/**
 * What search costs by itself, beside two other ways to do it: CPU time of the process (also of its
 * compiler and garbage collector), so that a busy machine changes little. All of them hold the same texts of the same papers and
 * answer the same keystrokes.
 */
import MiniSearch from 'minisearch';
import { fold } from '../../lib/search/fold.ts';
import { type Entry, LibraryIndex, textsOf } from '../../lib/search/index/library-index.ts';
import { indexFields, openSegment, storeSegment } from '../../lib/search/index/segment.ts';
import { paperMaker } from './papers.ts';
import { percentile } from './report.ts';

export interface EngineRow {
  engine: 'ours' | 'minisearch' | 'scan';
  papers: number;
  /** CPU milliseconds: to make it, to have it again from what was stored. */
  build: number;
  load: number;
  /** CPU milliseconds from a query to the papers in order. */
  p50: number;
  p95: number;
  max: number;
  /** The slowest query. */
  slowest: string;
  /** Megabytes as stored. */
  stored: number;
}

interface Engine {
  build: number;
  load: number;
  stored: number;
  search: (query: string) => unknown;
}

/** CPU milliseconds so far. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed<T>(work: () => T): [value: T, took: number] {
  const since = cpu();
  const value = work();
  return [value, cpu() - since];
}

const now = Date.parse('2026-06-15T12:00:00Z');
/** Papers of one batch, as the worker reads them. */
const batch = 2000;

function* entries(size: number): Generator<Entry[]> {
  const make = paperMaker();
  for (let from = 0; from < size; from += batch) {
    yield Array.from({ length: Math.min(batch, size - from) }, (_, at) => ({
      paper: make(from + at),
      annotations: [],
    }));
  }
}

/** Three words of some titles, letter by letter. */
function keystrokes(size: number): string[] {
  const make = paperMaker();
  return Array.from({ length: 30 }, (_, at) => make((at * 37) % size)).flatMap(({ title }) => {
    const words = title.toLowerCase().replaceAll('.', '').split(' ').slice(1, 4).join(' ');
    return Array.from(words, (_letter, end) => words.slice(0, end + 1));
  });
}

function ours(size: number): Engine {
  const made = new LibraryIndex();
  let build = 0;
  for (const some of entries(size)) build += timed(() => made.put(some))[1];
  const [, merging] = timed(() => {
    const { segments } = made.texts;
    if (segments.length > 1) for (const _ of made.texts.merge(segments));
  });
  const data = structuredClone({
    facts: made.facts.store(),
    segments: made.texts.segments.map(storeSegment),
  });
  const stored = data.segments.reduce(
    (sum, { terms, postings, places, listStart, listField, postingsAt }) =>
      sum +
      terms.length +
      postings.length +
      places.length +
      listField.length +
      (listStart.length + postingsAt.length * 3) * 4,
    0,
  );
  const [index, load] = timed(() => LibraryIndex.open(data.facts, data.segments.map(openSegment)));
  return {
    build: build + merging,
    load,
    stored,
    search: (query) => index.search({ query, pinnedFirst: true }, now),
  };
}

function withMiniSearch(size: number): Engine {
  const options = { fields: [...indexFields], processTerm: (term: string) => fold(term) };
  const made = new MiniSearch(options);
  let build = 0;
  for (const some of entries(size)) {
    const rows = some.map((entry) => ({
      id: entry.paper.id,
      ...Object.fromEntries(
        Object.entries(textsOf(entry)).map(([field, texts]) => [field, texts.join('\n')]),
      ),
    }));
    build += timed(() => made.addAll(rows))[1];
  }
  const json = JSON.stringify(made);
  const [index, load] = timed(() => MiniSearch.loadJSON(json, options));
  return {
    build,
    load,
    stored: json.length,
    search: (query) =>
      index.search(query, {
        boost: { title: 5, tag: 4, author: 3.5, note: 2.5, id: 4 },
        prefix: true,
        fuzzy: (term) => (term.length > 3 ? 0.2 : false),
        combineWith: 'AND',
      }),
  };
}

/** Papers whose folded text has all words somewhere; in no order of fitness, without errors. */
function scan(size: number): Engine {
  const texts: string[] = [];
  let build = 0;
  for (const some of entries(size)) {
    const [, took] = timed(() => {
      for (const entry of some) texts.push(fold(Object.values(textsOf(entry)).flat().join('\n')));
    });
    build += took;
  }
  return {
    build,
    load: 0,
    stored: texts.reduce((sum, text) => sum + text.length, 0),
    search: (query) => {
      const words = fold(query).trim().split(' ');
      return texts.flatMap((text, at) => (words.every((word) => text.includes(word)) ? [at] : []));
    },
  };
}

const makers = { ours, minisearch: withMiniSearch, scan };

/** Measures one engine at one size. Each query is asked once, after ten others. */
export function measureEngine(engine: EngineRow['engine'], papers: number): EngineRow {
  const { search, build, load, stored } = makers[engine](papers);
  const queries = keystrokes(papers);
  for (const query of queries.slice(0, 10)) search(query);
  const took = queries.map((query) => timed(() => search(query))[1]);
  const max = Math.max(...took);
  return {
    engine,
    papers,
    build,
    load,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    max,
    slowest: queries[took.indexOf(max)] ?? '',
    stored: stored / 2 ** 20,
  };
}
