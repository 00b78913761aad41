/**
 * CSV, read again by our own import: title, names, date, venue and numbers, identifiers, addresses,
 * tags, status, stars, pin, notes and the day of saving. It cannot hold a semicolon within a tag or a
 * name, white space at the ends, nor the hour of saving.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvColumns, csvHead, toCsv } from '@/lib/exchange/csv';
import { readCsv } from '@/lib/exchange/import/csv';
import { createPaper } from '@/lib/paper/merge';
import { type Paper, recordSchema } from '@/lib/paper/schema';

const letters = (signs: string, maxLength = 16) =>
  fc
    .string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength })
    .map((text) => `w${text}w`.replace(/\s+/g, ' '));
const text = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', "'", '"'),
    letters('ab XY09",;:.!?()[]|+=*-éŁ深Жα–“”’\'\t\n'),
  )
  .map((parts) => parts.join('').replace(/\s+/g, ' '));
const name = fc.record({ family: letters('abéŁ深Ж’', 8), given: letters('abéŁ深Ж', 8) });
const tag = letters('abé深/ -', 8).map((each) =>
  each.replace(/\s*\/\s*/g, '/').replace(/\/+/g, '/'),
);

const paper = fc
  .record({
    title: text,
    authors: fc.array(name, { minLength: 1, maxLength: 3 }),
    venue: text,
    pages: fc.constantFrom('10-19', '7', 'e12'),
    year: fc.integer({ min: 1500, max: 2030 }),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    doi: fc.constantFrom('10.1000/a_b', '10.1000/x(1)2;3', '10.1000/-1'),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
    rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    pinned: fc.constantFrom(0 as const, 1 as const),
    day: fc.integer({ min: 1, max: 20_000 }),
  })
  .map(({ year, month, doi, tags, status, rating, pinned, day, ...rest }): Paper => {
    const record = recordSchema.parse({
      ...rest,
      issued: { year, ...(month && { month }) },
      identifiers: [`doi:${doi}`],
      urls: { pdf: 'https://a.example/x.pdf' },
      kind: 'article-journal',
      source: 'test',
    });
    const made = createPaper(record, { id: 'p', now: day * 86_400_000 });
    return { ...made, tags, status, pinned, ...(rating && { rating }) };
  });

it('what CSV can hold comes back', () => {
  fc.assert(
    fc.property(fc.array(paper, { minLength: 1, maxLength: 3 }), text, (papers, note) => {
      const file = [
        csvHead(csvColumns),
        ...papers.map((each) => toCsv(each, 'key', csvColumns, [note])),
      ].join('');
      const drafts = [...readCsv(file)];
      expect(drafts).toHaveLength(papers.length);
      for (const [n, each] of papers.entries()) {
        const { record, mine } = drafts[n] ?? {};
        expect(record?.title).toBe(each.title);
        expect(record?.authors).toEqual(each.authors);
        expect(record?.issued).toEqual(each.issued);
        expect(record?.venue).toBe(each.venue);
        expect(record?.pages?.replace(/[–—]/g, '-')).toBe(each.pages);
        expect(record?.identifiers).toEqual(each.identifiers);
        expect(record?.urls?.pdf).toBe(each.urls.pdf);
        expect(mine?.tags.toSorted()).toEqual(each.tags.toSorted());
        expect(mine?.status).toBe(each.status);
        expect(mine?.rating).toBe(each.rating);
        expect(mine?.pinned ?? false).toBe(each.pinned === 1);
        expect(mine?.addedAt).toBe(each.addedAt);
        expect(mine?.notes.map((told) => told.text)).toEqual([note.trim()]);
      }
    }),
    { numRuns: 100 },
  );
});
