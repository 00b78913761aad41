import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordSchema } from '@/lib/paper/schema';
import { extractGeneric } from '@/lib/sources/generic';
import { contentMatches, extract, identify, sources, trustOf } from '@/lib/sources/index';
import { scriptMatches } from '@/lib/sources/list-pages';
import { doms, fixtures, readme, root } from './fixtures';

/** Files of lib/sources that are not sites. */
const notSites = [
  'address',
  'forms',
  'arxiv-id',
  'types',
  'index',
  'generic',
  'citation',
  'coins',
  'eprints-tags',
  'json-ld',
  'details',
  'latexml',
  'link-patterns',
  'list-layouts',
  'list-pages',
  'listing',
  'licence',
  'markup',
  'metas',
  'nearby',
  'platforms',
  'proxy',
  'reader',
  'sites',
];
const all = fixtures();

describe('the registry', () => {
  const files = readdirSync(join(root, 'lib/sources'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !notSites.includes(name));

  it('holds every file of lib/sources', () => {
    expect(sources.map((source) => source.id).toSorted()).toEqual(files.toSorted());
  });

  it.each(sources.map((source) => [source.id, source] as const))('%s is whole', (id, source) => {
    expect(
      all.some((fixture) => fixture.site === id),
      `a fixture in tests/fixtures/sources/${id}`,
    ).toBe(true);
    for (const host of source.hosts) expect(host).toMatch(/^(?!www\.)(?:\*\.)?[a-z0-9.-]+$/);
    for (const match of scriptMatches(source)) {
      expect(match).toMatch(/^https:\/\/(?:\*\.)?[a-z0-9.-]+\/\S*$/);
      const host = new URL(match.replace(/(?<!\/)\*/g, 'x')).hostname;
      expect(source.hosts).toContain(host.replace(/^www\./, ''));
      expect(contentMatches).toContain(match);
    }
    const page = readme();
    if (page !== undefined) expect(page).toContain(`| ${source.name} |`);
  });

  it('runs on the page of every fixture', () => {
    for (const { site, url, name, record } of all) {
      if (site === 'generic' || !record) continue;
      const matches = sources.find((source) => source.id === site)?.matches ?? [];
      const secure = url.href.replace(/^http:/, 'https:');
      const hit = matches.some((match) => globOf(match).test(secure));
      expect(hit, name).toBe(true);
    }
  });

  it('knows whom to believe', () => {
    expect(trustOf('user')).toBe(4);
    expect(trustOf('arxiv')).toBe(3);
    expect(trustOf('huggingface')).toBe(2);
    expect(trustOf('generic')).toBe(1);
    expect(trustOf('constructor')).toBe(1);
  });
});

function globOf(match: string): RegExp {
  return new RegExp(`^${match.replace(/[.?+^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}`);
}

describe.each(doms)('golden records in %s', (_where, documentOf) => {
  it.each(all.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
    const read = fixture.site === 'generic' ? extractGeneric : extract;
    const record = read(documentOf(fixture.html, fixture.url), fixture.url);
    expect(record).toEqual(fixture.record);
    if (!record) return;
    expect(recordSchema.parse(record)).toEqual(record);
    if (fixture.site !== 'generic') {
      expect(record.source).toBe(fixture.site);
      expect(identify(fixture.url)?.source).toBe(fixture.site);
      expect(record.identifiers[0]).toBe(identify(fixture.url)?.identifiers[0]);
    }
  });
});
