import { describe, expect, it } from 'vitest';
import { htmlVersions, isPdf, quoteOf } from '@/lib/paper/pdf';

describe('a PDF tab', () => {
  it.each([
    ['https://arxiv.org/pdf/2401.00001v2', true],
    ['https://arxiv.org/abs/2401.00001', false],
    ['https://example.org/a/Paper.PDF?x=1', true],
    ['https://openreview.net/pdf?id=abc', true],
    ['https://openreview.net/forum?id=abc', false],
  ])('%s: %s', (url, is) => {
    expect(isPdf(new URL(url), { urls: { pdf: 'https://openreview.net/pdf?id=abc' } })).toBe(is);
  });

  it('has HTML versions at arXiv and ar5iv, the publisher’s first', () => {
    const identifiers = ['arxiv:2401.00001', 'doi:10.1000/x'];
    expect(htmlVersions({ identifiers, urls: { html: 'https://www.nature.com/a' } }, 2)).toEqual([
      { host: 'nature.com', url: 'https://www.nature.com/a' },
      { host: 'arxiv.org', url: 'https://arxiv.org/html/2401.00001v2' },
      { host: 'ar5iv', url: 'https://ar5iv.labs.arxiv.org/html/2401.00001' },
    ]);
    const own = { html: 'https://arxiv.org/html/2401.00001v1' };
    expect(htmlVersions({ identifiers, urls: own }).map(({ url }) => url)).toEqual([
      'https://arxiv.org/html/2401.00001',
      'https://ar5iv.labs.arxiv.org/html/2401.00001',
    ]);
    expect(htmlVersions({ identifiers: [], urls: { html: 'javascript:alert(1)' } })).toEqual([]);
  });

  it.each([
    ['lines of\na paragraph', 'lines of a paragraph'],
    ['the gradi-\nents vanish', 'the gradients vanish'],
    ['state-of-the-\r\n art', 'state-of-theart'],
    ['Smith-\nJones', 'Smith- Jones'],
    ['  ', ''],
  ])('joins %j', (text, quote) => {
    expect(quoteOf(text)).toBe(quote);
  });
});
