import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '@/lib/exchange/import/plain-text';
import { readAll } from './support';

const titles = (text: string) => readAll(readText, text).drafts.map(({ label }) => label);
const abstract =
  'We study how sheep are counted. Our method counts them in half the time, and it needs no dogs. Experiments on nine meadows show that nobody falls asleep before the flock is through the gate, which was the aim of all earlier work too.';

describe('a list', () => {
  it.each([
    ['2401.00001\n arXiv:2401.00002v2', ['arxiv:2401.00001', 'arxiv:2401.00002']],
    ['10.1234/abc\nhttps://doi.org/10.1234/DEF', ['doi:10.1234/abc', 'doi:10.1234/def']],
    ['- https://arxiv.org/abs/2401.00003 great!', ['arxiv:2401.00003']],
    ['2401.00001, 2401.00002', ['arxiv:2401.00001', 'arxiv:2401.00002']],
    ['https://example.org/a/paper', ['url:https://example.org/a/paper']],
    ['PMID: 123', ['pmid:123']],
  ])('%j', (text, identifiers) => {
    const { drafts } = readAll(readText, text);
    expect(drafts.map(({ record }) => record?.identifiers[0])).toEqual(identifiers);
  });

  it('identifiers alone can be asked about, and saved as they are', () => {
    expect(readAll(readText, '2401.00001').drafts[0]).toMatchObject({
      lookup: { identifiers: ['arxiv:2401.00001'] },
      record: { provisional: true },
    });
  });

  it('titles, numbered and quoted, among noise', () => {
    expect(
      titles(
        'Reading list\n1. Attention Is All You Need\n• “Counting Sheep in the Wild.”\nSubscribe\n12 upvotes\n',
      ),
    ).toEqual(['Reading list', 'Attention Is All You Need', 'Counting Sheep in the Wild']);
  });
});

it('a copied page: titles stand before their abstracts', () => {
  const page = `new\nGet trending papers in your email inbox!\nSubscribe\nCounting Sheep at Scale\n${abstract}\nUpvote\n12\nDogs Considered Helpful: A Survey\nJane Doe, Ada Roe, Max Poe\nSubmitted by jane\n${abstract}\n`;
  const { drafts } = readAll(readText, page);
  expect(drafts.map(({ label, line }) => [label, line])).toEqual([
    ['Counting Sheep at Scale', 4],
    ['Dogs Considered Helpful: A Survey', 8],
  ]);
  expect(drafts[0]).toMatchObject({
    record: { abstract },
    lookup: { title: 'Counting Sheep at Scale', identifiers: [] },
  });
});

const seeds = '../shared/corpus/trending/seed-papers.json';
describe.skipIf(!existsSync(seeds))('the seed papers', () => {
  const papers = existsSync(seeds)
    ? (JSON.parse(readFileSync(seeds, 'utf8')) as { title: string; abstract: string }[])
    : [];

  it('as the page that they were copied from', () => {
    const head = [
      'new',
      'Get trending papers in your email inbox!',
      'Subscribe',
      'byAK and the research community',
      'Jun 26',
    ];
    const page = [...head, ...papers.flatMap(({ title, abstract: text }) => [title, text])].join(
      '\n\n',
    );
    expect(titles(page)).toEqual(papers.map(({ title }) => title));
  });

  it('as a list of titles', () => {
    expect(titles(papers.map(({ title }) => title).join('\n'))).toEqual(
      papers.map(({ title }) => title),
    );
  });
});
