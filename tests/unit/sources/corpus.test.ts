/** Real pages, read where they lie if they are there: `../shared/corpus/pages`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandIdentifiers } from '@/lib/paper/identifiers';
import { extract } from '@/lib/sources/index';
import { fold, judge, scored } from '../../score/judge';
import { doms, root } from './fixtures';

const corpus = join(root, '../shared/corpus/pages');
const there = existsSync(corpus);
if (!there) console.warn('Real pages are not tested: ../shared/corpus/pages is absent.');

/** Layouts that the sites gave up long ago; their pages still identify by their address. */
const gone = ['nature/nmeth-2009', 'pubmed/pigeon-2009'];
const sites = [
  'acl-anthology',
  'arxiv',
  'arxiv-html',
  'biorxiv',
  'cvf',
  'huggingface',
  'nature',
  'neurips',
  'openreview',
  'plos',
  'pmc',
  'pmlr',
  'pubmed',
];
const pages = there
  ? sites.flatMap((site) =>
      readdirSync(join(corpus, site))
        .filter((file) => file.endsWith('.html'))
        .map((file) => `${site}/${file.replace(/\.html$/, '')}`),
    )
  : [];

describe.skipIf(!there)('real pages', () => {
  it.each(
    doms.flatMap(([where, documentOf]) => pages.map((page) => [page, where, documentOf] as const)),
  )('%s in %s', (page, _where, documentOf) => {
    const path = join(corpus, page);
    const sidecar = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
    const html = new TextDecoder(sidecar.encoding ?? 'utf-8').decode(readFileSync(`${path}.html`));
    const url = new URL(sidecar.url);
    const record = extract(documentOf(html, url), url);
    if (sidecar.page_kind !== 'paper') return expect(record).toBeUndefined();
    if (gone.includes(page)) return;
    const tally = Object.fromEntries(scored.map((field) => [field, { expected: 0, right: 0 }]));
    // Venues are printed in many ways; the rest is exact.
    const wrong = judge(record, sidecar.expected, tally as Parameters<typeof judge>[2]);
    expect(wrong.filter((line) => !line.startsWith('venue'))).toEqual([]);
    expect(fold(record?.venue ?? '').length > 0 || !sidecar.expected.venue).toBe(true);
    expect(record?.identifiers).toEqual(expandIdentifiers(record?.identifiers ?? []));
  });
});
