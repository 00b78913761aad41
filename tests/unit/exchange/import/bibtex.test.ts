import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '@/lib/exchange/bibtex';
import { readBibtex } from '@/lib/exchange/import/bibtex';
import { readTex, splitNames } from '@/lib/exchange/import/tex';
import { record } from '../../library/support';
import { readAll } from './support';

const one = (text: string) => readAll(readBibtex, text).drafts[0];

describe('an entry', () => {
  it('is read whole', () => {
    const draft = one(`@article{yan2026,
  title = {The {BERT} of K\\"{o}nig \\& Sons: {$x^2$} at \\$5},
  author = "M{\\"u}ller, J{\\"o}rg and van der Berg, Anna and {The Flock Group}",
  journal = {Journal of Sheep},
  year = 2026, month = mar, volume = 12, number = {3}, pages = {1--9},
  doi = {10.1234/ABC_1}, abstract = {We count 50\\% more.},
  keywords = {sheep; dogs, many}, annote = {Read the proof.},
}`);
    expect(draft?.record).toMatchObject({
      identifiers: ['doi:10.1234/abc_1'],
      title: 'The BERT of König & Sons: $x^2$ at $5',
      authors: [
        { family: 'Müller', given: 'Jörg' },
        { family: 'van der Berg', given: 'Anna' },
        { literal: 'The Flock Group' },
      ],
      venue: 'Journal of Sheep',
      issued: { year: 2026, month: 3 },
      volume: '12',
      issue: '3',
      pages: '1–9',
      abstract: 'We count 50% more.',
      kind: 'article-journal',
    });
    expect(draft?.mine).toMatchObject({
      tags: ['sheep', 'dogs, many'],
      notes: [{ text: 'Read the proof.' }],
    });
  });

  it.each([
    ['@misc{a, title={T of it}, eprint={2401.00001v2}, archivePrefix={arXiv}}', 'arxiv:2401.00001'],
    ['@article{a, title={T}, journal={arXiv preprint arXiv:2401.00002}}', 'arxiv:2401.00002'],
    ['@online{a, title={T}, eprint={2401.00003}, eprinttype={arxiv}}', 'arxiv:2401.00003'],
    ['@misc{a, title={T}, url={https://arxiv.org/pdf/2401.00004}}', 'arxiv:2401.00004'],
    ['@article{a, title={T}, doi={https://doi.org/10.1234/x}}', 'doi:10.1234/x'],
    ['@article{a, title={T}, pmid={123}}', 'pmid:123'],
    [
      '@misc{a, title={T}, howpublished={\\url{https://example.org/p/1}}}',
      'url:https://example.org/p/1',
    ],
    ['@ARTICLE(a, title="T", doi="10.1234/round")', 'doi:10.1234/round'],
  ])('%s is %s', (text, identifier) => {
    expect(one(text)?.record?.identifiers).toContain(identifier);
  });

  it('without an identifier gets the same one each time, told apart where titles are not', () => {
    const id = (text: string) => one(text)?.record?.identifiers[0];
    const sheep = '@book{a, title={A Whole Book of Sheep}, author={Doe, Jane}, year=1990}';
    expect(id(sheep)).toMatch(/^import:/);
    expect(id(sheep.replace('{a,', '{b,').replace('Whole Book', 'whole book'))).toBe(id(sheep));
    expect(id('@article{a, title={Editorial}, volume=1}')).not.toBe(
      id('@article{a, title={Editorial}, volume=2}'),
    );
  });

  it('knows strings and joins them', () => {
    const { drafts } = readAll(
      readBibtex,
      '@string{js = "Journal of"}\n@string(full = js # { Sheep})\n@article{a, title={Counting}, journal=full, doi={10.1234/1}}',
    );
    expect(drafts[0]?.record?.venue).toBe('Journal of Sheep');
  });
});

describe('a bad entry costs only itself', () => {
  const good = (n: number) => `@article{g${n}, title={Good paper ${n}}, doi={10.1234/${n}}}\n`;
  it.each([
    ['a missing comma', '@article{b,\n title = {A} author={B}}\n', 'syntax', 3],
    ['a brace that never closes', '@article{b, title={A, year=1}\n', 'unclosed', 2],
    ['no title and no identifier', '@article{b, author={Doe, J}}\n', 'no-title', 2],
    ['nothing inside', '@article{}\n', 'syntax', 2],
  ])('%s', (_what, bad, code, line) => {
    const { drafts } = readAll(readBibtex, good(1) + bad + good(2));
    expect(drafts.map((draft) => draft.record?.title)).toEqual([
      'Good paper 1',
      undefined,
      'Good paper 2',
    ]);
    expect(drafts[1]?.problem?.code).toBe(code);
    expect(drafts[1]?.problem?.args[0] ?? drafts[1]?.line).toBe(line);
    expect(drafts[2]?.line).toBe(1 + (good(1) + bad).split('\n').length - 1);
  });

  it('a file that is cut off', () => {
    const { drafts } = readAll(readBibtex, `${good(1)}@article{c, title={Half a`);
    expect(drafts).toHaveLength(2);
    expect(drafts[1]).toMatchObject({ problem: { code: 'unclosed' }, line: 2 });
  });

  it('comments, preambles and mail addresses between entries are nothing', () => {
    const { drafts } = readAll(
      readBibtex,
      `jane@example.org\n@comment{x}\n@preamble{"\\newcommand"}\n% @x\n${good(1)}`,
    );
    expect(drafts).toHaveLength(1);
  });
});

describe('TeX', () => {
  it.each([
    ["{\\'E}tude of {DNA} and {iPhone}s", 'Étude of DNA and iPhones'],
    [
      '\\textbackslash{}begin \\{x\\} \\_ \\textasciitilde{} \\textasciicircum{}',
      '\\begin {x} _ ~ ^',
    ],
    ['costs \\$5 and \\$6', 'costs $5 and $6'],
    ['{$\\alpha$}-helix of $O(n^{2})$', '$\\alpha$-helix of $O(n^{2})$'],
    ["``quoted'' 1--2", '“quoted” 1–2'],
    ['plain', 'plain'],
    ['\\emph{very} {\\bf bold}', 'very \\bf bold'],
  ])('%s', (tex, text) => {
    expect(readTex(tex)).toBe(text);
  });

  it('names are divided outside braces', () => {
    expect(splitNames('A and {B and C} and D, E AND F')).toEqual(['A', '{B and C}', 'D, E', 'F']);
  });

  it('never throws, and ends', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('@', '{', '}', '"', '\\', '=', ',', '#', 'a', '\n', '$', ' '),
        }),
        (text) => {
          readAll(readBibtex, text);
          readAll(readBibtex, `@article{a, title={${text}}, doi={10.1234/1}}`);
          readTex(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('reads what Offprint writes', () => {
  const paper = record({
    identifiers: ['arxiv:2401.00001', 'doi:10.1234/x_y'],
    title: 'On $O(n^2)$ Sheep & Dogs: 100% of BERT_x',
    authors: [{ family: 'Müller', given: 'Jörg' }, { literal: 'The Flock Group' }],
    issued: { year: 2024, month: 2 },
    venue: 'Journal of Sheep & Dogs',
    kind: 'article-journal',
    volume: '3',
    pages: '1–20',
  });
  expect(one(toBibtex(paper, 'sheep2024'))?.record).toMatchObject({
    title: paper.title,
    authors: paper.authors,
    identifiers: expect.arrayContaining(paper.identifiers),
    issued: paper.issued,
    venue: paper.venue,
    volume: '3',
    pages: '1–20',
    kind: 'article-journal',
  });
});
