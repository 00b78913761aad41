import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { paperAddress } from '@/lib/page/detect-links';
import { paperLinks } from '@/lib/page/links';
import { sources } from '@/lib/sources';
import { root } from '../sources/fixtures';

const linksTo = (...addresses: string[]) => {
  const { document } = new JSDOM('', { url: 'https://blog.example.org/' }).window;
  for (const address of addresses) {
    const link = document.createElement('a');
    link.setAttribute('href', address);
    document.body.append(link);
  }
  return document;
};

describe('links that may lead to papers', () => {
  it('are found once each, in order, without fragments', () => {
    const document = linksTo(
      'https://example.org/about',
      'https://doi.org/10.5555/a.1#refs',
      'https://arxiv.org/abs/2402.00001',
      'https://doi.org/10.5555/a.1',
      'mailto:a@example.org',
      '/posts/2024/10.html',
    );
    expect(paperLinks(document, 10, paperAddress)).toEqual([
      'https://doi.org/10.5555/a.1',
      'https://arxiv.org/abs/2402.00001',
    ]);
    expect(paperLinks(document, 1, paperAddress)).toHaveLength(1);
  });

  it.each([
    'https://example.org/',
    'https://example.org/2024/10/05/release-10.4.1/notes',
    'https://twitter.com/someone/status/1234567890123',
    'https://en.wikipedia.org/wiki/Attention',
    'https://github.com/owner/repo/issues/10',
    'https://www.nature.com/about',
  ])('are not %s', (address) => {
    expect(paperLinks(linksTo(address), 10, paperAddress)).toEqual([]);
  });

  it('are most of the addresses that name a paper', () => {
    const named = sources.flatMap(({ id }) => {
      const path = join(root, 'tests/fixtures/sources', id, 'urls.json');
      const { papers } = JSON.parse(readFileSync(path, 'utf8')) as { papers: [string][] };
      return papers.map(([address]) => new URL(address).href.replace(/#.*$/, ''));
    });
    const found = new Set(paperLinks(linksTo(...named), named.length, paperAddress));
    const missed = named.filter((address) => !found.has(address));
    expect(named.length).toBeGreaterThan(300);
    expect(missed.length / named.length, missed.join('\n')).toBeLessThan(0.05);
  });
});
