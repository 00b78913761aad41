import { describe, expect, it, vi } from 'vitest';
import { toCsl } from '@/lib/exchange/csl';
import { formatReferences, referenceTexts } from '@/lib/exchange/references';
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
    const [text] = await referenceTexts([item()], style);
    for (const part of [/Lovelace/, /Berg/, /2024/, /sheep with dogs/i, /Journal of Sheep/]) {
      expect(text).toMatch(part);
    }
    if (expected[style]) expect(text).toBe(expected[style]);
  });

  it('lets no markup through', async () => {
    const evil = '<script>alert(1)</script> <i>x</i> <span style="position:fixed">&amp;';
    const [reference] = await formatReferences([item({ title: evil, venue: evil })], style);
    const page = reference?.html ?? '';
    expect(page).not.toMatch(/<(?:script|span style)/i);
    expect(page).toMatch(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/i);
    const tags = [...page.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag);
    expect(new Set(tags).difference(new Set(['div', 'i', 'b', 'a', 'sup', 'sub', 'span']))).toEqual(
      new Set(),
    );
  });
});

it('goes on with the numbers of those before', async () => {
  const items = [item({}, 'a'), item({ title: 'Another' }, 'b')];
  const references = await formatReferences(items, 'ieee', 50);
  expect(references.map(({ html }) => /\[(\d+)\]/.exec(html)?.[1])).toEqual(['51', '52']);
});
