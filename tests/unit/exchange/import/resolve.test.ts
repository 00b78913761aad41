import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ImportWork, workOnImports } from '@/lib/background/import-work';
import { startWriting } from '@/lib/exchange/import/commit';
import { readText } from '@/lib/exchange/import/plain-text';
import { startResolving } from '@/lib/exchange/import/resolve';
import { similarity, takenFrom, titleLikeness } from '@/lib/exchange/import/similarity';
import {
  beginImport,
  dataOf,
  endReading,
  pickMatch,
  stageDrafts,
} from '@/lib/exchange/import/stage';
import type { ServiceId } from '@/lib/exchange/import/types';
import type { LibraryDatabase } from '@/lib/library/database';
import { parseArxivFeed } from '@/lib/services/arxiv-api';
import { freshLibrary } from '../../library/support';
import { allItems, readAll } from './support';

interface Known {
  id: string;
  title: string;
  abstract?: string;
}

const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const entry = ({ id, title }: Known) =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${xml(title)}</title><summary>s</summary><published>2024-01-02T00:00:00Z</published><author><name>Jane Doe</name></author><arxiv:doi xmlns:arxiv="a">10.1234/x${id}</arxiv:doi></entry>`;
const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Services that know these papers, as far as their answers are read here. */
function standIn(papers: readonly Known[], asked: string[] = []) {
  const indexed = papers.map((paper) => ({ paper, words: words(paper.title) }));
  const best = (query: string, count: number) => {
    const wanted = [...words(query)];
    return indexed
      .map(({ paper, words: has }) => ({
        paper,
        score: wanted.filter((word) => has.has(word)).length / (has.size + 3),
      }))
      .filter(({ score }) => score > 0.2)
      .sort((a, b) => b.score - a.score)
      .slice(0, count)
      .map(({ paper }) => paper);
  };
  return async (address: string): Promise<Response> => {
    asked.push(address);
    const url = new URL(address);
    const query = (name: string) => url.searchParams.get(name) ?? '';
    if (url.host === 'huggingface.co') {
      const hits = best(query('q'), 5).map(({ id, title }) => ({ paper: { id, title } }));
      return Response.json(hits);
    }
    if (url.host === 'export.arxiv.org') {
      const ids = query('id_list').split(',');
      const phrases = [...query('search_query').matchAll(/ti:"([^"]*)"/g)].map((it) => it[1] ?? '');
      const found = [
        ...papers.filter(({ id }) => ids.includes(id)),
        ...phrases.flatMap((phrase) => best(phrase, 1)),
      ];
      return new Response(
        `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${found.map(entry).join('')}</feed>`,
      );
    }
    if (url.host === 'api.crossref.org') {
      const dois = [...query('filter').matchAll(/doi:([^,]+)/g)].map((it) => it[1]);
      return Response.json({
        message: {
          items: dois.map((DOI) => ({ DOI, title: [`The work ${DOI}`], type: 'journal-article' })),
        },
      });
    }
    return new Response('Resource not found.', { status: 404 });
  };
}

async function listed(db: LibraryDatabase, text: string): Promise<void> {
  const { drafts } = readAll(readText, text);
  await beginImport(db, { id: 'i', name: '', format: 'text' }, 1);
  await stageDrafts(db, { id: 'i', from: 0, drafts }, 1);
  await endReading(db, { id: 'i', problems: [], format: 'text' }, 1);
}

let now = 1_000_000;
const work = (fetch: ImportWork['fetch'], changes: Partial<ImportWork> = {}): ImportWork => ({
  fetch,
  now: () => now,
  newId: () => crypto.randomUUID(),
  jitter: () => 0,
  mayAsk: () => true,
  pause: async (ms) => {
    now += ms;
  },
  wakeAt: async () => undefined,
  ...changes,
});

const items = (db: LibraryDatabase) => allItems(db, 'i');
const resolve = async (db: LibraryDatabase, services: ServiceId[], by: ImportWork) => {
  await startResolving(db, { id: 'i', services }, now);
  await workOnImports(db, by);
};

const sheep: Known[] = [
  { id: '2401.00001', title: 'Counting Sheep with Many Dogs' },
  { id: '2401.00002', title: 'Counting Sheep without Any Dogs' },
];

describe('looking up', () => {
  it('titles and identifiers, and nothing is written before the user says so', async () => {
    const db = await freshLibrary();
    const asked: string[] = [];
    await listed(
      db,
      'Counting sheep, with many dogs\n2401.00002\n10.1234/abc\nAn Unheard-of Title of Nothing',
    );
    await resolve(
      db,
      ['huggingface', 'arxiv', 'crossref', 'datacite'],
      work(standIn(sheep, asked)),
    );
    expect(
      (await items(db)).map((item) => [
        item.state,
        item.chosen,
        dataOf(item).matches?.[0]?.similarity,
      ]),
    ).toEqual([
      ['match', 1, 1],
      ['match', 1, 1],
      ['match', 1, 1],
      ['find', 0, undefined],
    ]);
    expect(await db.papers.count()).toBe(0);
    expect(asked.some((url) => url.includes('Counting') && !url.includes('huggingface'))).toBe(
      false,
    );
    await startWriting(db, 'i', now);
    await workOnImports(db, work(standIn(sheep)));
    expect((await db.papers.toArray()).map(({ title }) => title).sort()).toEqual([
      'Counting Sheep with Many Dogs',
      'Counting Sheep without Any Dogs',
      'The work 10.1234/abc',
    ]);
  });

  it('asks only the services that the user named', async () => {
    const db = await freshLibrary();
    const asked: string[] = [];
    await listed(db, 'Counting sheep with many dogs\n10.1234/abc');
    await resolve(db, ['arxiv'], work(standIn(sheep, asked)));
    expect(asked.map((url) => new URL(url).host)).toEqual(['export.arxiv.org']);
  });

  it('a doubtful match is the user’s to take', async () => {
    const db = await freshLibrary();
    await listed(db, 'Counting Sheep with Few Small Dogs and Cats');
    await resolve(db, ['huggingface'], work(standIn(sheep)));
    const [item] = await items(db);
    expect(item).toMatchObject({ state: 'match', chosen: 0 });
    await pickMatch(db, { id: 'i', index: 0, match: 0 });
    expect((await items(db))[0]).toMatchObject({ chosen: 1, data: { picked: 0 } });
    await pickMatch(db, { id: 'i', index: 0, match: null });
    expect((await items(db))[0]?.chosen).toBe(0);
  });

  it('keeps three seconds between questions to arXiv, whatever worker asks', async () => {
    const db = await freshLibrary();
    await listed(
      db,
      Array.from({ length: 12 }, (_x, n) => `Title number ${n} about ${'sheep '.repeat(3)}`).join(
        '\n',
      ),
    );
    const times: number[] = [];
    const fetch = standIn(sheep);
    const by = work((url) => {
      times.push(now);
      if (times.length === 2) throw new Error('gone');
      return fetch(String(url));
    });
    await resolve(db, ['arxiv'], by);
    for (let n = 0; n < 3; n += 1) {
      now += 120_000;
      await workOnImports(db, by);
    }
    expect(times.length).toBeGreaterThan(2);
    expect(times.slice(1).every((time, at) => time - (times[at] ?? 0) >= 3000)).toBe(true);
  });

  it.each([
    ['429', () => new Response('', { status: 429, headers: { 'retry-after': '90' } }), 90_000],
    ['500', () => new Response('', { status: 500 }), 60_000],
    ['garbage', () => new Response('<html>'), 60_000],
  ])('waits after %s, and goes on', async (_what, bad, pause) => {
    const db = await freshLibrary();
    await listed(db, 'Counting sheep with many dogs');
    let wake = 0;
    const trouble = work(async () => bad(), {
      wakeAt: async (time) => {
        wake = time;
      },
    });
    const began = now;
    await resolve(db, ['huggingface'], trouble);
    expect(await db.imports.get('i')).toMatchObject({
      state: 'resolving',
      trouble: { attempts: 1 },
    });
    expect(wake - began).toBeGreaterThanOrEqual(pause);
    now = wake;
    await workOnImports(db, work(standIn(sheep)));
    expect((await items(db))[0]?.state).toBe('match');
  });

  it('without the browser’s leave nothing is asked', async () => {
    const db = await freshLibrary();
    const asked: string[] = [];
    await listed(db, 'Counting sheep with many dogs');
    await resolve(db, ['arxiv'], work(standIn(sheep, asked), { mayAsk: () => false }));
    expect(asked).toEqual([]);
    expect(await db.imports.get('i')).toMatchObject({
      state: 'preview',
      trouble: { failure: { code: 'no-access' } },
    });
  });
});

it.each([
  ['Attention Is All You Need', 'Attention is all you need', 1],
  ['Attention Is All You Need', 'Attention Is Not All You Need', 0.85],
  ['Counting Sheep', 'A Study of Entirely Different Things', 0.1],
])('%s / %s', (a, b, about) => {
  expect(titleLikeness(a, b)).toBeGreaterThan(about - 0.15);
  expect(titleLikeness(a, b)).toBeLessThanOrEqual(about + 0.1);
});

const corpus = '../shared/corpus';
describe.skipIf(!existsSync(corpus))('on recorded answers', () => {
  it('every arXiv entry is read', () => {
    const folder = `${corpus}/services/arxiv`;
    for (const file of readdirSync(folder).filter((name) => name.startsWith('query.'))) {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      const entries = text.match(/<entry>/g)?.length ?? 0;
      const errors = text.match(/<title>Error/g)?.length ?? 0;
      expect([file, parseArxivFeed(text)?.length]).toEqual([file, entries - errors]);
    }
  });

  it('the seed papers are found among all others, and none is taken for another', {
    timeout: 60_000,
  }, async () => {
    const seeds = JSON.parse(
      readFileSync(`${corpus}/trending/seed-papers.json`, 'utf8'),
    ) as Known[];
    const others = readdirSync(`${corpus}/services/arxiv`)
      .filter((name) => name.startsWith('query.'))
      .flatMap(
        (name) => parseArxivFeed(readFileSync(`${corpus}/services/arxiv/${name}`, 'utf8')) ?? [],
      )
      .map(({ identifiers: [id = ''], title }) => ({ id: id.slice('arxiv:'.length), title }));
    const papers = seeds.map(({ title }, at) => ({
      id: `2501.${String(at).padStart(5, '0')}`,
      title,
    }));
    const known = papers.filter((_paper, at) => at % 4 !== 0);
    const db = await freshLibrary();
    await listed(db, seeds.map(({ title, abstract }) => `${title}\n${abstract}`).join('\n'));
    await resolve(db, ['huggingface', 'arxiv'], work(standIn([...known, ...others])));
    const result = { right: 0, wrong: 0, missed: 0, rightlyNone: 0 };
    for (const item of await items(db)) {
      const { matches = [], picked } = dataOf(item);
      const taken = picked === undefined ? undefined : matches[picked]?.record.identifiers[0];
      const is = `arxiv:2501.${String(item.index).padStart(5, '0')}`;
      if (taken === is) result.right += 1;
      else if (taken !== undefined) result.wrong += 1;
      else if (item.index % 4 === 0) result.rightlyNone += 1;
      else result.missed += 1;
    }
    expect(result).toEqual({ right: 69, wrong: 0, missed: 0, rightlyNone: 23 });
  });

  it('no two of them are alike enough to be taken for each other', { timeout: 60_000 }, () => {
    const seeds = JSON.parse(
      readFileSync(`${corpus}/trending/seed-papers.json`, 'utf8'),
    ) as Known[];
    const most = seeds.flatMap(({ title }, at) =>
      seeds.slice(at + 1).map((other) => titleLikeness(title, other.title)),
    );
    expect(Math.max(...most)).toBeLessThan(takenFrom);
  });
});

it('an author who is not among them speaks against a match', () => {
  const record = { title: 'Counting', authors: [{ family: 'Roe' }] } as never;
  expect(similarity({ identifiers: [], title: 'Counting', author: 'Doe' }, record)).toBe(0.85);
  expect(similarity({ identifiers: [], title: 'Counting', author: 'Roe' }, record)).toBe(1);
});
