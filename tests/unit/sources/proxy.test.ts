import { describe, expect, it } from 'vitest';
import { extract, identify } from '@/lib/sources/index';
import { unproxied } from '@/lib/sources/proxy';
import { doms } from './fixtures';

const nature = 'https://www.nature.com/articles/s41586-021-00001-1';

describe('unproxied', () => {
  it.each([
    ['https://www-nature-com.proxy.lib.example.edu/articles/s41586-021-00001-1', nature],
    ['https://www.nature.com.ezproxy.lib.example.edu/articles/s41586-021-00001-1', nature],
    ['http://0-www.nature.com.library.example.edu/articles/s41586-021-00001-1', nature],
    ['https://0-www-nature-com.catalog.example.edu/articles/s41586-021-00001-1', nature],
    ['https://www-nature-com.eu1.proxy.openathens.net/articles/s41586-021-00001-1', nature],
    ['https://www-nature-com.libproxy1.example.ac.uk/articles/s41586-021-00001-1', nature],
    [`https://ezproxy.example.edu/login?url=${nature}`, nature],
    [`https://login.ezproxy.example.edu/login?qurl=${encodeURIComponent(nature)}`, nature],
    [`https://go.openathens.net/redirector/example.edu?url=${encodeURIComponent(nature)}`, nature],
    [
      'https://ezproxy.example.edu/login?url=https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001&type=x',
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001&type=x',
    ],
    [
      'https://some--site-org.ezproxy.example.edu/paper/1?x=2#y',
      'https://some-site.org/paper/1?x=2#y',
    ],
    ['https://www-tandfonline-com.bibliopass.example.fr/x', 'https://www.tandfonline.com/x'],
  ])('%s is %s', (address, original) => {
    expect(unproxied(new URL(address))?.href).toBe(original);
  });

  it.each([
    nature,
    'https://arxiv.org/abs/2406.01234',
    'https://lib.example.edu/record/1',
    'https://my-site-com.example.org/paper',
    `https://www.example.org/search?url=${nature}`,
    'https://ezproxy.example.edu/login?url=javascript:alert(1)',
    'https://ezproxy.example.edu/login?url=',
    'file:///www-nature-com.proxy.lib.example.edu/x',
  ])('%s is no proxy', (address) => {
    expect(unproxied(new URL(address))).toBeUndefined();
  });
});

describe('pages behind a proxy', () => {
  it('are the same paper', () => {
    const found = identify(
      new URL('https://www-nature-com.proxy.lib.example.edu/articles/s41586-021-00001-1'),
    );
    expect(found).toEqual(identify(new URL(nature)));
    expect(found?.page).toBe(nature);
    const front = new URL('https://www-nature-com.proxy.lib.example.edu/nature');
    expect(identify(front)).toBeUndefined();
  });

  it.each(doms)('are read with the publisher’s own addresses in %s', (_where, documentOf) => {
    const proxy = 'https://www-nature-com.proxy.lib.example.edu';
    const page = documentOf(
      `<meta name="citation_title" content="A paper"><meta name="citation_pdf_url" content="${proxy}/articles/s41586-021-00001-1.pdf">`,
    );
    const record = extract(page, new URL(`${proxy}/articles/s41586-021-00001-1`));
    expect(record?.identifiers).toEqual(['doi:10.1038/s41586-021-00001-1']);
    expect(record?.urls).toEqual({ page: nature, pdf: `${nature}.pdf` });
  });
});
