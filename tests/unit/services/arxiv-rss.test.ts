import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArxivRss } from '@/lib/services/arxiv-rss';
import { rss } from '../../fixtures/trending/rss';

const read = (...args: Parameters<typeof rss>) => parseArxivRss(rss(...args));

describe('parseArxivRss', () => {
  it('reads a whole item', () => {
    expect(read([{ id: '2607.00001' }])).toEqual({
      period: '2026-07-31',
      dropped: 0,
      items: [
        {
          key: 'arxiv:2607.00001',
          keywords: [],
          announce: 'new',
          record: {
            identifiers: ['arxiv:2607.00001'],
            title: 'A study of 2607.00001',
            authors: [
              { given: 'Ada', family: 'Example' },
              { given: 'Bo', family: 'Sample' },
              { given: 'Cy', family: 'van der Berg' },
            ],
            abstract: 'What 2607.00001 is about, in two lines & with $a < b$.',
            kind: 'article',
            urls: {
              page: 'https://arxiv.org/abs/2607.00001',
              pdf: 'https://arxiv.org/pdf/2607.00001',
            },
            version: 1,
            categories: ['cs.CL', 'cs.AI'],
            keywords: [],
            source: 'arxiv',
          },
        },
      ],
    });
  });

  it('tells announcements apart: new papers first, new versions last', () => {
    const kinds = ['replace-cross', 'replace', 'cross', 'new', 'moved'];
    const list = read(kinds.map((announce, n) => ({ id: `2607.0000${n}`, announce })));
    expect(list?.items.map(({ key, announce }) => [Number(key.slice(-1)), announce])).toEqual([
      [3, 'new'],
      [2, 'cross'],
      [1, 'replace'],
      [0, 'replace-cross'],
      [4, undefined],
    ]);
  });

  it('reads the kind of an announcement out of the description as well', () => {
    const raw = `<item><title>T</title><link>https://arxiv.org/abs/hep-th/9901001</link>
      <description>arXiv:hep-th/9901001v2 Announce Type: replace-cross Abstract: X</description></item>`;
    expect(read([{ id: '', raw }])?.items).toMatchObject([
      { key: 'arxiv:hep-th/9901001', announce: 'replace-cross', record: { abstract: 'X' } },
    ]);
  });

  it.each([
    ['Sat, 01 Aug 2026 00:00:00 -0400', 'weekend', '2026-08-01'],
    ['Sun, 02 Aug 2026 00:00:00 -0400', 'weekend', '2026-08-02'],
    ['Fri, 25 Dec 2026 00:00:00 -0500', 'no-announcement', '2026-12-25'],
  ])('without items on %s it says %s', (date, quiet, period) => {
    expect(read([], { date })).toEqual({ items: [], dropped: 0, quiet, period });
  });

  it.each([
    ['without an id', '<item><title>T</title></item>'],
    ['without a title', '<item><guid>oai:arXiv.org:2607.00009v1</guid></item>'],
    ['with another host', '<item><title>T</title><link>https://evil.example/abs/1</link></item>'],
    ['that is empty', '<item/>'],
  ])('counts an item %s', (_, raw) => {
    const list = read([{ id: '2607.00001' }, { id: '', raw }]);
    expect(list).toMatchObject({ items: [{ key: 'arxiv:2607.00001' }], dropped: 1 });
    expect(list).not.toHaveProperty('quiet');
  });

  it('takes nothing but text out of hostile items', () => {
    const title = '&lt;img src=x onerror=alert(1)&gt; <b>Sheep</b><script>alert(1)</script>';
    const item = read([{ id: '2607.00001', title }])?.items[0];
    expect(item?.record.title).toBe('<img src=x onerror=alert(1)> Sheepalert(1)');
    expect(
      Object.values(item?.record.urls ?? {}).every((url) => url?.startsWith('https://arxiv.org/')),
    ).toBe(true);
  });

  it.each([
    '',
    'no XML',
    '{"error":"x"}',
    '<html><body>Rate exceeded.</body></html>',
    '<rss/>',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>',
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;',
  ])('%j is no list', (xml) => {
    const list = parseArxivRss(xml);
    expect(list?.items ?? []).toEqual([]);
  });

  it('survives any damage', () => {
    const whole = rss([{ id: '2607.00001' }, { id: '2607.00002', announce: 'cross' }]);
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(80),
        fc.oneof(
          fc.string(),
          fc.constantFrom('<', '>', '&#0;', '<![CDATA[', ']]>', '<item>', '\u0000'),
        ),
        (at, length, junk) => {
          const list = parseArxivRss(whole.slice(0, at) + junk + whole.slice(at + length));
          for (const { record } of list?.items ?? []) expect(record.title).not.toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });
});

const sample = resolve(
  import.meta.dirname,
  '../../../../shared/corpus/services/arxiv/rss.weekend-empty.xml',
);
it.skipIf(!existsSync(sample))('a real weekend (corpus; skipped when it is not there)', () => {
  expect(parseArxivRss(readFileSync(sample, 'utf8'))).toEqual({
    items: [],
    dropped: 0,
    period: '2026-08-01',
    quiet: 'weekend',
  });
});
