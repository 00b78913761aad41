import { expect, describe as group, it } from 'vitest';
import { OmniboxSearch } from '@/lib/background/omnibox';
import { describe } from '@/lib/platform/omnibox';
import { freshLibrary } from '../library/support';
import { paperOf } from '../search/support/papers';

async function search() {
  const db = await freshLibrary();
  await db.papers.bulkAdd([
    paperOf(1, {
      title: 'Transformers <in> practice',
      identifiers: ['arxiv:2401.00001'],
      urls: { page: 'https://arxiv.org/abs/2401.00001' },
      authors: [{ family: 'Okafor' }, { family: 'Lind' }],
      issued: { year: 2024 },
    }),
    paperOf(2, { title: 'Transformations', identifiers: ['arxiv:2401.00002'] }),
  ]);
  return new OmniboxSearch(async () => db, { now: () => 0 });
}

it('offers papers with what was typed marked', async () => {
  const [first, second] = await (await search()).lines('transfor');
  expect(first).toMatchObject({ content: 'id:arxiv:2401.00002' });
  expect(second).toEqual({
    content: 'id:arxiv:2401.00001',
    title: [
      { text: 'Transfor', hit: true },
      { text: 'mers <in> practice', hit: false },
    ],
    detail: 'Okafor et al., 2024',
  });
  expect(await (await search()).lines(' ')).toEqual([]);
});

it('knows a chosen paper from a query', async () => {
  const omnibox = await search();
  expect(await omnibox.chosen('id:arxiv:2401.00001')).toMatchObject({
    url: 'https://arxiv.org/abs/2401.00001',
  });
  expect(await omnibox.chosen('transformers')).toBeUndefined();
  expect(await omnibox.chosen('id:arxiv:9999.00001')).toBeUndefined();
});

group('a line', () => {
  const line = {
    content: 'x',
    title: [
      { text: 'A <b> & ', hit: false },
      { text: 'c\u0007"', hit: true },
    ],
    detail: 'D',
  };

  it('is XML that cannot be broken in Chromium', () => {
    expect(describe(line, true)).toBe('A &#60;b&#62; &#38; <match>c &#34;</match> <dim>· D</dim>');
  });

  it('is plain in Firefox', () => {
    expect(describe({ ...line, detail: '' }, false)).toBe('A <b> & c\u0007"');
  });
});
