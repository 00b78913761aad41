/** Notes and highlights written for other tools and read again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv-draft-04';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSelectors } from '@/lib/annotations/schema';
import { type ExportRequest, writeExport } from '@/lib/exchange/export';
import { points, unitsAt } from '@/lib/exchange/hypothesis';
import { readAnnotations } from '@/lib/exchange/import/annotations';
import { detect } from '@/lib/exchange/import/formats';
import { readHypothesis } from '@/lib/exchange/import/hypothesis';
import { type Draft, draftSchema } from '@/lib/exchange/import/types';
import { type Annotation, annotationSchema } from '@/lib/library/types';
import { type Paper, paperSchema } from '@/lib/paper/schema';

const paper = paperSchema.parse({
  id: 'p',
  identifiers: ['arxiv:2406.01234', 'doi:10.48550/arxiv.2406.01234'],
  source: 'test',
  title: 'A paper with $x^2$',
  addedAt: 1,
  updatedAt: 1,
  urls: { page: 'https://arxiv.org/abs/2406.01234', html: 'https://arxiv.org/html/2406.01234' },
});

const word = fc.string({
  unit: fc.constantFrom(...Array.from('abz09 .,$\\{}^_"\'<>&#-𝒪ñ深י\n')),
  minLength: 1,
  maxLength: 24,
});
const trimmed = word.map((text) => `w${text}w`);
const count = fc.nat(100_000);

const selectors = fc
  .record({ exact: trimmed, prefix: word, suffix: word, start: count, document: trimmed })
  .map(({ exact, prefix, suffix, start, document }) => [
    { type: 'TextQuoteSelector', exact, prefix, suffix },
    { type: 'TextPositionSelector', start, end: start + points(exact) },
    {
      type: 'RangeSelector',
      startSelector: {
        type: 'XPathSelector',
        value: '/article[1]/p[3]',
        refinedBy: { type: 'TextPositionSelector', start: 3, end: 3 },
      },
      endSelector: {
        type: 'XPathSelector',
        value: '/article[1]/p[4]',
        refinedBy: { type: 'TextPositionSelector', start: 5, end: 5 },
      },
    },
    {
      type: 'PaperSelector',
      paper: 'arxiv:2406.01234',
      version: 'v2',
      document,
      headings: ['1 Introduction'],
      block: 3,
      blocks: 90,
      length: 40_000,
      occurrences: 1,
      occurrence: 0,
      before: prefix,
      after: suffix,
    },
  ]);

const annotation: fc.Arbitrary<Annotation> = fc
  .record(
    {
      kind: fc.constantFrom('note' as const, 'highlight' as const),
      id: fc.uuid(),
      body: fc.oneof(fc.constant(''), trimmed),
      selectors,
      colour: fc.constantFrom('yellow', 'green'),
      tags: fc.uniqueArray(fc.constantFrom('a', 'b/c', '羊'), { maxLength: 3 }),
      version: fc.integer({ min: 1, max: 9 }),
      page: fc.constantFrom(
        'https://arxiv.org/html/2406.01234v2',
        'https://ar5iv.org/abs/2406.01234',
      ),
      createdAt: fc.integer({ min: 1, max: 2e12 }),
      later: fc.array(
        fc.record({
          version: fc.constantFrom('v3', 'v4'),
          at: count,
          state: fc.constantFrom('moved' as const, 'lost' as const),
          selectors,
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['kind', 'id', 'body', 'selectors', 'createdAt', 'tags'] },
  )
  .map((made) => {
    const { selectors: where, colour, later, ...rest } = made;
    const note = { ...rest, paperId: 'p', updatedAt: made.createdAt + 5 };
    if (made.kind === 'note') return annotationSchema.parse({ ...note, body: made.body || 'text' });
    const quote = (where[0] as { exact: string }).exact;
    return annotationSchema.parse({ ...note, quote, selectors: where, colour, later });
  });

async function written(
  annotations: readonly Annotation[],
  format: ExportRequest['format'],
): Promise<string> {
  let text = '';
  const request = {
    format,
    ids: ['p'],
    abstracts: false,
    notes: false,
    tags: true,
    style: 'apa',
    files: 'one',
    texts: { abstract: '', notes: '', highlights: 'Highlights', passage: '', references: '' },
    citekeyPattern: '',
    settings: {},
    now: 0,
  } as ExportRequest;
  const source = {
    papers: async (): Promise<Paper[]> => [paper],
    annotations: async () => [...annotations],
    library: async () => {},
    schema: 3,
  };
  const sink = {
    write: (piece: string | Uint8Array) => {
      text += piece;
    },
    progress: () => {},
    pause: async () => {},
    clock: () => 0,
  };
  await writeExport(request, source, sink);
  return text;
}

/** What an import of the drafts would make of each note. */
function notesIn(drafts: Iterable<Draft>) {
  return [...drafts].flatMap((draft) => {
    const { record, mine, problem } = draftSchema.parse(draft);
    expect(problem).toBeUndefined();
    expect(record?.identifiers).toContain('arxiv:2406.01234');
    return mine?.notes ?? [];
  });
}

/** Without keys that say nothing. */
const said = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const byTime = <T extends { at?: number | undefined; text: string }>(notes: T[]): T[] =>
  notes.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.text < b.text ? -1 : 1));

describe('Web Annotations', () => {
  it('come back as they were', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(annotation, { minLength: 1, maxLength: 5, selector: ({ id }) => id }),
        async (all) => {
          const text = await written(all, 'annotations');
          expect(detect(text)).toBe('annotations');
          const expected = all.map((each) => ({
            text: each.body,
            tags: each.tags,
            at: each.createdAt,
            changedAt: each.updatedAt,
            version: each.version,
            page: each.page,
            ...(each.kind === 'highlight' && {
              highlight: {
                quote: each.quote,
                selectors: parseSelectors(each.selectors),
                later: each.later?.length ? each.later : undefined,
                colour: each.colour,
              },
            }),
          }));
          expect(said(byTime(notesIn(readAnnotations(text))))).toEqual(said(byTime(expected)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keep the good ones of a file that is cut off', async () => {
    const [first, second] = fc.sample(annotation, { numRuns: 2, seed: 1 });
    const text = await written([first, second] as Annotation[], 'annotations');
    const cut = text.slice(0, text.lastIndexOf('"offprint"'));
    const reading = [...readAnnotations(cut)];
    expect(reading.flatMap(({ mine }) => mine?.notes ?? [])).toHaveLength(1);
  });

  it('read HTML as text', () => {
    const text = JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:x:1',
      type: 'Annotation',
      body: {
        type: 'TextualBody',
        format: 'text/html',
        value: '<img src=x onerror=alert(1)><b>bold</b>',
      },
      target: 'https://arxiv.org/abs/2406.01234',
    });
    expect(notesIn(readAnnotations(text))[0]?.text).toBe('bold');
  });
});

const suite = resolve('../shared/corpus/annotation/w3c-web-annotation-tests');

describe.skipIf(!existsSync(suite))('the schemas of the W3C (beside the project)', () => {
  const json = (path: string) => JSON.parse(readFileSync(`${suite}/${path}`, 'utf8'));
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
  for (const name of existsSync(suite) ? readdirSync(`${suite}/definitions`) : []) {
    ajv.addSchema(json(`definitions/${name}`), name);
  }
  /** The schemas of a list that a value breaks; each is compiled once. */
  const checker = (list: string) => {
    const checks = (json(list).assertions as string[]).map((path) => {
      const { id: _, ...schema } = json(path);
      return { path, holds: ajv.compile(schema), expected: schema.expectedResult !== 'invalid' };
    });
    return (value: unknown): string[] =>
      checks.filter(({ holds, expected }) => holds(value) !== expected).map(({ path }) => path);
  };

  it('hold for what is exported', { timeout: 60_000 }, async () => {
    const all = fc.sample(annotation, { numRuns: 12, seed: 7 });
    const collection = JSON.parse(await written(all, 'annotations'));
    expect(checker('collections/collectionMusts.test')(collection)).toEqual([]);
    expect(collection.total).toBe(12);
    const check = checker('annotations/annotationMusts.test');
    for (const item of collection.first.items) {
      const alone = { '@context': collection['@context'], ...item };
      expect(check(alone)).toEqual([]);
    }
  });
});

describe('Hypothesis', () => {
  it('comes back as it was, but for what it has no word for', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(annotation, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
        async (all) => {
          const text = await written(all, 'hypothesis');
          expect(detect(text)).toBe('hypothesis');
          const expected = all.map((each) => ({
            text: each.body,
            tags: each.tags,
            at: each.createdAt,
            changedAt: each.updatedAt,
            page: each.page ?? 'https://arxiv.org/html/2406.01234',
            ...(each.kind === 'highlight' && {
              highlight: {
                quote: each.quote,
                selectors: parseSelectors(each.selectors).filter((s) => s.type !== 'PaperSelector'),
              },
            }),
          }));
          expect(said(byTime(notesIn(readHypothesis(text))))).toEqual(said(byTime(expected)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts UTF-16 units where we count code points', async () => {
    const exact = 'the 𝒪 of 𝒩';
    const selectors = [
      { type: 'TextQuoteSelector', exact },
      { type: 'TextPositionSelector', start: 10, end: 10 + points(exact) },
    ];
    const row = annotationSchema.parse({
      ...{ id: 'a', paperId: 'p', kind: 'highlight', body: '', createdAt: 1, updatedAt: 1 },
      ...{ quote: exact, selectors },
    });
    const { annotations } = JSON.parse(await written([row], 'hypothesis'));
    expect(annotations[0].target[0].selector[1]).toMatchObject({
      start: 10,
      end: 10 + exact.length,
    });
    expect(unitsAt(exact, points('the 𝒪'))).toBe('the 𝒪'.length);
  });

  const baselines = resolve('../shared/corpus/annotation/hypothesis-client/html-baselines');
  it.skipIf(!existsSync(baselines))('reads what its service answers', () => {
    const { rows } = JSON.parse(
      readFileSync(`${baselines}/wikipedia-regression-testing.json`, 'utf8'),
    ) as { rows: object[] };
    const uri = 'https://arxiv.org/abs/2406.01234';
    const text = JSON.stringify({
      total: rows.length,
      rows: rows.map((row) => ({
        ...row,
        uri,
        target: (row as { target: object[] }).target.map((each) => ({ ...each, source: uri })),
      })),
    });
    expect(detect(text)).toBe('hypothesis');
    const notes = notesIn(readHypothesis(text));
    expect(notes).toHaveLength(rows.length);
    expect(notes.every(({ highlight }) => highlight?.selectors?.length === 3)).toBe(true);
  });

  it('keeps a reply as a note, and papers that are only known by their page', () => {
    const text = JSON.stringify({
      export_userid: 'acct:someone@example.org',
      annotations: [
        {
          uri: 'https://www.example.org/paper.html',
          text: 'an answer',
          references: ['x'],
          document: { title: ['[12] A page'] },
          target: [{ source: 'https://www.example.org/paper.html' }],
        },
        { uri: 7, text: 'nowhere' },
      ],
    });
    const [known, lost] = [...readHypothesis(text)];
    expect(known?.record).toMatchObject({ title: 'A page', provisional: true });
    expect(known?.mine?.notes[0]).toMatchObject({ text: 'an answer' });
    expect(known?.mine?.notes[0]?.highlight).toBeUndefined();
    expect(lost?.problem?.code).toBe('bad-item');
  });
});
