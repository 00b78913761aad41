import { describe, expect, it, vi } from 'vitest';
import { toCsl } from '@/lib/exchange/csl';
import { bibliography } from '@/lib/exchange/references';
import { type StyleId, styleIds } from '@/lib/exchange/style-names';
import { recordSchema } from '@/lib/paper/schema';

// The first of a style loads citeproc and its locales.
vi.setConfig({ testTimeout: 60_000 });

const item = (changes: object = {}, id = 'k') =>
  toCsl(
    recordSchema.parse({
      identifiers: ['doi:10.1000/xyz'],
      source: 'test',
      title: 'Counting sheep with dogs',
      authors: [
        { given: 'Ada', family: 'Lovelace' },
        { given: 'Jan', family: 'van der Berg' },
      ],
      issued: { year: 2024, month: 6 },
      venue: 'Journal of Sheep',
      volume: '7',
      issue: '2',
      pages: '10-19',
      kind: 'article-journal',
      ...changes,
    }),
    id,
  );

const expected: Partial<Record<StyleId, string>> = {
  apa: 'Lovelace, A., & van der Berg, J. (2024). Counting sheep with dogs. Journal of Sheep, 7(2), 10–19. https://doi.org/10.1000/xyz',
  'chicago-author-date':
    'Lovelace, Ada, and Jan van der Berg. 2024. “Counting Sheep with Dogs.” Journal of Sheep 7 (2): 10–19. https://doi.org/10.1000/xyz.',
  ieee: '[1] A. Lovelace and J. van der Berg, “Counting sheep with dogs,” Journal of Sheep, vol. 7, no. 2, pp. 10–19, June 2024, doi: 10.1000/xyz.',
};

describe.each(styleIds)('%s', (style) => {
  it('tells authors, year, title and venue', async () => {
    const text = (await bibliography([item()], style)).entry(0, 'text');
    for (const part of [/Lovelace/, /Berg/, /2024/, /sheep with dogs/i, /Journal of Sheep/]) {
      expect(text).toMatch(part);
    }
    if (expected[style]) expect(text).toBe(expected[style]);
  });

  it('lets no markup through', async () => {
    const evil = '<script>alert(1)</script> <i>x</i> <span style="position:fixed">&amp;';
    const evils = [item({ title: evil, venue: evil })];
    const page = (await bibliography(evils, style)).entry(0, 'html');
    expect(page).not.toMatch(/<(?:script|span style)/i);
    expect(page).toMatch(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/i);
    const tags = [...page.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag);
    expect(new Set(tags).difference(new Set(['div', 'i', 'b', 'a', 'sup', 'sub', 'span']))).toEqual(
      new Set(),
    );
  });
});

const all = async (items: ReturnType<typeof item>[], style: StyleId, form: 'html' | 'text') => {
  const { total, entry } = await bibliography(items, style);
  return Array.from({ length: total }, (_, at) => entry(at, form));
};
const pad = (n: number) => String(n).padStart(3, '0');

it.each(['html', 'text'] as const)('numbers what is numbered, as %s', async (form) => {
  const items = [item({}, 'b'), item({ title: 'Another' }, 'a')];
  const numbers = async (style: StyleId) =>
    (await all(items, style, form)).map((text) => /\d+/.exec(text.replace(/<[^>]*>/g, ''))?.[0]);
  expect(await numbers('ieee')).toEqual(['1', '2']);
  expect(await numbers('association-for-computing-machinery')).toEqual(['1', '2']);
  expect((await all(items, 'ieee', form))[0]).toMatch(/Counting sheep/);
  expect((await all(items, 'association-for-computing-machinery', form))[0]).toMatch(/Another/);
});

it.each([
  ['apa', /\((\d{4}[a-z]*)/],
  ['harvard-cite-them-right', /\((\d{4}[a-z]*)\)/],
  ['chicago-author-date', /\. (\d{4}[a-z]*)\./],
] as const)('%s: letters of a year are unique over the whole list', async (style, pattern) => {
  const many = Array.from({ length: 130 }, (_, n) => item({ title: `Flock ${pad(n)}` }, `k${n}`));
  const others = [
    item({ title: 'Later', issued: { year: 2025 } }, 'later'),
    item({ title: 'Alone', authors: [{ given: 'Ada', family: 'Lovelace' }] }, 'alone'),
  ];
  const texts = await all([...others, ...many.toReversed()], style, 'text');
  const years = texts.map((text) => pattern.exec(text)?.[1]);
  expect(texts[0]).toContain('Alone');
  expect(years.slice(0, 4)).toEqual(['2024', '2024a', '2024b', '2024c']);
  expect(years.slice(26, 29)).toEqual(['2024z', '2024aa', '2024ab']);
  expect(years.at(-1)).toBe('2025');
  expect(new Set(years)).toHaveLength(132);
  expect(texts[3]).toMatch(/Flock 002/i);
});

it('says a dash for the same authors where the style does', async () => {
  const items = [item({ issued: { year: 2023 } }, 'a'), item({ title: 'Goats' }, 'b')];
  const [first, second] = await all(items, 'chicago-author-date', 'text');
  expect(first).toMatch(/^Lovelace, Ada, and Jan van der Berg. 2023\. /);
  expect(second).toMatch(/^———\. 2024\. “Goats.”/);
  const [, copy] = await all([item({}, 'a'), item({ title: 'Goats' }, 'b')], 'apa', 'html');
  expect(copy).toMatch(/^<div class="csl-entry">Lovelace, A., &#38; van der Berg, J. \(2024b\)/);
});

it('gives letters to works without a year or an author, too', async () => {
  const nobody = item({ authors: [], issued: undefined }, 'a');
  const texts = await all([nobody, { ...nobody, id: 'b' }], 'apa', 'text');
  expect(texts.map((text) => /n\.d\.[^)]*/.exec(text)?.[0])).toEqual(['n.d.-a', 'n.d.-b']);
});
