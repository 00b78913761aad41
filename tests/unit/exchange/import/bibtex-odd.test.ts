import { describe, expect, it } from 'vitest';
import { readBibtex } from '@/lib/exchange/import/bibtex';
import { readAll } from './support';

const all = (text: string) => readAll(readBibtex, text).drafts;
const fields = (inside: string, type = 'article') =>
  all(`@${type}{key, title={Counting sheep}, ${inside}}`)[0];

describe('dates of every style', () => {
  it.each([
    ['year={2024}, month=mar, day={7}', { year: 2024, month: 3, day: 7 }],
    ['year={2024}, month={03}, day={7}', { year: 2024, month: 3, day: 7 }],
    ['year={2024}, month={March}', { year: 2024, month: 3 }],
    ['year={2024}, month={7 March}, day={9}', { year: 2024, month: 3, day: 7 }],
    ['year={2024}, month=mar, day={0}', { year: 2024, month: 3 }],
    ['year={2024}, month=mar, day={32}', { year: 2024, month: 3 }],
    ['year={2024}, month={13}, day={1}', { year: 2024 }],
    ['year={2024}, month={Michaelmas}', { year: 2024 }],
    ['year={2024-05}, month={7}', { year: 2024, month: 5 }],
    ['year={2024}', { year: 2024 }],
    ['date={2024-05-06/2024-05-09}', { year: 2024, month: 5, day: 6 }],
    ['date={2023}, year={1999}', { year: 2023 }],
    ['year={forthcoming}, month=mar', undefined],
    ['month=mar, day={7}', undefined],
    ['date={n.d.}', undefined],
  ])('%s', (inside, issued) => {
    expect(fields(inside)?.record?.issued).toEqual(issued);
  });
});

describe('names', () => {
  it.each([
    ['Doe, Jane and others', [{ family: 'Doe', given: 'Jane' }]],
    ['family=Roe, given=Ada, prefix=van', [{ family: 'van Roe', given: 'Ada' }]],
    ['family="Roe", given="Ada"', [{ family: 'Roe', given: 'Ada' }]],
    ['family=Roe', [{ family: 'Roe' }]],
    ['given=Ada', [{ given: 'Ada' }]],
    ['{The Flock and Company}', [{ literal: 'The Flock and Company' }]],
    ['others', []],
    ['---', []],
  ])('%s', (author, names) => {
    expect(fields(`author={${author}}`)?.record?.authors).toEqual(names);
  });

  it('editors stand in for authors', () => {
    expect(fields('editor={Doe, Jane}', 'proceedings')?.record?.authors).toEqual([
      { family: 'Doe', given: 'Jane' },
    ]);
  });
});

describe('where it came out', () => {
  it.each([
    ['article', 'journal={CoRR}, volume={abs/2401.1}, pages={1--2}', undefined, 'article'],
    ['article', 'journal={J. Sheep}, eprint={2401.00001}', 'J. Sheep', 'article-journal'],
    ['inproceedings', 'booktitle={Flocks}', 'Flocks', 'paper-conference'],
    ['phdthesis', 'school={Fold University}', 'Fold University', 'thesis'],
    ['techreport', 'institution={Fold Institute}', 'Fold Institute', 'report'],
    ['book', 'publisher={Fold Press}', 'Fold Press', 'book'],
    ['misc', 'howpublished={Pamphlet}', 'Pamphlet', 'article'],
    ['unheardof', 'journal={J. Sheep}', 'J. Sheep', 'article'],
    ['constructor', 'journal={J. Sheep}', 'J. Sheep', 'article'],
    ['misc', 'archiveprefix={arXiv}, eprint={2401.00001}, volume={9}', undefined, 'article'],
  ])('@%s with %s', (type, inside, venue, kind) => {
    const record = fields(inside, type)?.record;
    expect(record?.venue).toBe(venue);
    expect(record?.kind).toBe(kind);
    if (venue === undefined)
      expect([record?.volume, record?.pages]).toEqual([undefined, undefined]);
  });
});

describe('what names it', () => {
  it.each([
    ['eprint={12345678}, eprinttype={pubmed}', ['pmid:12345678']],
    ['eprint={12345678}, eprinttype={PubMed}, note={arXiv:2401.00007}', ['pmid:12345678']],
    ['arxivid={2401.00001}', ['arxiv:2401.00001']],
    ['archiveprefix={arXiv}, journal={arXiv:2401.00002v3}', ['arxiv:2401.00002']],
    ['note={See arXiv:2401.00003 for more}', ['arxiv:2401.00003']],
    ['pmcid={PMC1234567}', ['pmcid:PMC1234567']],
    ['doi={https://doi.org/10.1234/A\\_B}', ['doi:10.1234/a_b']],
    ['url={https://arxiv.org/abs/2401.00004\\#top}', ['arxiv:2401.00004']],
  ])('%s', (inside, identifiers) => {
    expect(fields(inside)?.record?.identifiers).toEqual(identifiers);
  });

  it.each([
    ['eprint={10.5555/x}, eprinttype={hdl}'],
    ['doi={none}'],
    ['pmid={unknown}'],
    ['url={javascript:alert(1)}'],
    ['url={file:///etc/passwd}'],
    ['url={https://[}'],
  ])('%s names nothing', (inside) => {
    expect(fields(inside)?.record?.identifiers[0]).toMatch(/^import:/);
  });
});

describe('what is the user’s own', () => {
  const long = 'This is a note of my own, which goes on '.repeat(4).trim();
  it.each([
    ['comment={Read it}', { notes: [{ text: 'Read it' }] }],
    [`note={${long}}`, { notes: [{ text: long }] }],
    [`annote={A}, note={${long}}`, { notes: [{ text: 'A' }, { text: long }] }],
    ['groups={Thesis, Sheep}', { tags: ['Thesis', 'Sheep'] }],
    ['keywords={a}, groups={b; a}', { tags: ['a', 'b'] }],
    ['readstatus={read}', { status: 'read' }],
    ['date-added={2024-01-02 03:04:05 +0000}', { addedAt: Date.UTC(2024, 0, 2, 3, 4, 5) }],
    ['timestamp={2024-01-02}', { addedAt: Date.UTC(2024, 0, 2) }],
  ])('%s', (inside, mine) => {
    expect(fields(inside)?.mine).toMatchObject({ citekey: 'key', ...mine });
  });

  it.each([
    ['readstatus={skimmed}', 'status'],
    ['date-added={some day}', 'addedAt'],
  ])('%s says nothing', (inside, key) => {
    expect(fields(inside)?.mine).not.toHaveProperty(key);
  });

  it('a printed note is none of the user’s', () => {
    expect(fields('note={Accepted at Flocks}')?.mine?.notes).toEqual([]);
  });
});

describe('titles', () => {
  it.each([
    ['@article{k, title={Sheep}, subtitle={A count}}', 'Sheep: A count'],
    ['@article{k, subtitle={A count}, doi={10.1234/1}}', '10.1234/1'],
    ['@proceedings{k, booktitle={All of Flocks}}', 'All of Flocks'],
    ['@article{k, title={ }, booktitle={Flocks}}', 'Flocks'],
  ])('%s', (text, title) => {
    expect(all(text)[0]?.record?.title).toContain(title);
  });
});

describe('strings', () => {
  it('that are not used, not closed or not named do no harm', () => {
    const drafts = all(
      '@string{unused = "U"}\n@string{ = "nameless"}\n@string{js = "Journal of\n Sheep"}\n' +
        '@article{a, title={One}, journal=js}\n@article{b, title={Two}, journal=JS}\n@string{open = "x',
    );
    expect(drafts.map(({ record }) => record?.venue)).toEqual([
      'Journal of Sheep',
      'Journal of Sheep',
    ]);
  });

  it('one that is not known costs its entry no more than its field', () => {
    const [draft] = all('@article{a, title={One}, journal=nowhere, doi={10.1234/1}}');
    expect(draft?.record?.identifiers ?? draft?.problem?.code).toBeTruthy();
  });
});

it('an escaped brace closes nothing', () => {
  expect(all('@article{a, title={Set \\} theory}, doi={10.1234/1}}')).toHaveLength(1);
});

it('a closing brace too many ends the entry, and the next is whole', () => {
  const drafts = all('@article(a, title={One}}, doi={10.1234/1})\n@article{b, title={Two}}');
  expect(drafts.at(-1)?.record?.title).toBe('Two');
});
