/** What we write, we read again: nothing is lost that the format can hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '@/lib/exchange/bibtex';
import { toCslFile } from '@/lib/exchange/csl';
import { readBibtex } from '@/lib/exchange/import/bibtex';
import { readCsl } from '@/lib/exchange/import/csl';
import { readRis } from '@/lib/exchange/import/ris';
import type { Draft } from '@/lib/exchange/import/types';
import { toRis } from '@/lib/exchange/ris';
import { type Name, type PaperRecord, recordSchema } from '@/lib/paper/schema';
import { manyRecords } from './many';

/**
 * Letters, signs of every format, other scripts. No control characters, which no format holds, and no
 * backslash: what TeX spells with one is a letter in the library (lib/paper/spelling).
 */
const word = fc
  .string({
    unit: fc.constantFrom(...'abcXYZ019&%$#_{}~^"\'`@,;:.!?()[]/|+=*-éßŁ深学한Жα–—“”’½'.split('')),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => `w${text}w`);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const nameWord = fc
  .string({ unit: fc.constantFrom(...'abéŁ深Ж’.-'.split('')), minLength: 1, maxLength: 8 })
  .map((name) => `N${name.replace(/[.-]+$/, '')}n`);

const person = fc.record({ family: nameWord, given: nameWord }) satisfies fc.Arbitrary<Name>;

const record = fc
  .record(
    {
      title: text,
      authors: fc.array(person, { maxLength: 4 }),
      abstract: text,
      issued: fc.record({
        year: fc.integer({ min: 1500, max: 2030 }),
        month: fc.integer({ min: 1, max: 12 }),
      }),
      venue: text,
      volume: fc.constantFrom('7', '12A', 'IV'),
      issue: fc.constantFrom('1', 'S1'),
      pages: fc.constantFrom('10-19', '7', 'e12'),
      kind: fc.constantFrom('article-journal' as const, 'paper-conference' as const),
      doi: fc.constantFrom('10.1000/a_b', '10.1145/1234567.89', '10.1000/x(1)<2>#3;4'),
    },
    { requiredKeys: ['title', 'authors', 'kind', 'doi'] },
  )
  .map(({ doi, ...rest }) =>
    recordSchema.parse({ ...rest, identifiers: [`doi:${doi}`], source: 'test' }),
  );

/** Without what readers take for the beginning of a formula, or for a tag of HTML. */
const plain = (value: string | undefined) =>
  value
    ?.normalize('NFKC')
    .replace(/<[^<>]*>/g, '')
    .replace(/[$\\{}<>]/g, '')
    .replace(/\s+/g, ' ');

function essence({
  title,
  authors,
  abstract,
  issued,
  venue,
  volume,
  issue,
  pages,
  identifiers,
}: PaperRecord) {
  return {
    title: plain(title),
    authors: authors.map(({ family, given, suffix, literal }) =>
      [family ?? literal, given, suffix].filter((part) => part !== undefined),
    ),
    abstract: plain(abstract),
    issued,
    venue: plain(venue),
    volume,
    issue,
    pages: pages?.replace(/[–—]/g, '-'),
    doi: identifiers.find((id) => id.startsWith('doi:')),
  };
}

function only(drafts: Generator<Draft, unknown, void>): Draft[] {
  return [...drafts];
}

const read = (drafts: Draft[]) => {
  const [draft] = drafts;
  expect(drafts).toHaveLength(1);
  expect(draft?.problem).toBeUndefined();
  return draft?.record as PaperRecord;
};

describe.each([
  [
    'BibTeX',
    (each: PaperRecord) =>
      read(only(readBibtex(toBibtex(each, 'key1', 'bibtex', { abstract: true })))),
  ],
  [
    'BibLaTeX',
    (each: PaperRecord) =>
      read(only(readBibtex(toBibtex(each, 'key1', 'biblatex', { abstract: true })))),
  ],
  ['RIS', (each: PaperRecord) => read(only(readRis(toRis(each, 'key1', { abstract: true }))))],
  [
    'CSL-JSON',
    (each: PaperRecord) =>
      read(only(readCsl(JSON.stringify([toCslFile(each, 'key1', { abstract: true })])))),
  ],
] as const)('%s', (name, again) => {
  it('any record', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(record, (each) => {
        const wanted = essence(each);
        // RIS has no tag for the number of a conference.
        if (name === 'RIS' && each.kind !== 'article-journal') wanted.issue = undefined;
        expect(essence(again(each))).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps what is hard', () => {
    for (const each of manyRecords(120)) {
      // The library would have read that as a command of TeX when it was saved.
      if (each.title.includes('\\slash')) continue;
      const back = again(each);
      expect(plain(back.title)).toBe(plain(each.title));
      expect(back.issued?.year).toBe(each.issued?.year);
      expect(back.authors).toHaveLength(each.authors.length);
      if (name === 'CSL-JSON') expect(back.kind).toBe(each.kind);
    }
  });
});

it('citation keys and tags come back', () => {
  const [each] = manyRecords(1);
  const options = { keywords: ['nlp', '羊'] };
  const written = [
    readBibtex(toBibtex(each as PaperRecord, 'key:1', 'bibtex', options)),
    readRis(toRis(each as PaperRecord, 'key:1', options)),
    readCsl(JSON.stringify([toCslFile(each as PaperRecord, 'key:1', options)])),
  ].map((drafts) => only(drafts)[0]);
  for (const draft of written) {
    const words = [...(draft?.mine?.tags ?? []), ...(draft?.record?.keywords ?? [])];
    expect(words).toEqual(expect.arrayContaining(['nlp', '羊']));
  }
  expect(written[0]?.mine?.citekey).toBe('key:1');
});
