/** Tables of addresses, one a site: `tests/fixtures/sources/<site>/urls.json`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expandIdentifiers } from '@/lib/paper/identifiers';
import { identify, sources } from '@/lib/sources/index';
import { root } from './fixtures';

/** `papers`: address, identifier, view, and the version if the address names one. */
const tableSchema = z.strictObject({
  papers: z.array(
    z.tuple([z.url(), z.string(), z.enum(['abstract', 'pdf', 'html']), z.int().optional()]),
  ),
  others: z.array(z.url()),
});

/** Sites that only list the papers of others. */
const withoutPapers = ['scholar'];

const pathOf = (id: string) => join(root, 'tests/fixtures/sources', id, 'urls.json');
const tableOf = (id: string) =>
  existsSync(pathOf(id))
    ? tableSchema.parse(JSON.parse(readFileSync(pathOf(id), 'utf8')))
    : { papers: [], others: [] };

it('holds enough addresses in all', () => {
  const tables = sources.map(({ id }) => tableOf(id));
  const count = (kind: 'papers' | 'others') =>
    tables.reduce((sum, table) => sum + table[kind].length, 0);
  expect(count('papers')).toBeGreaterThanOrEqual(500);
  expect(count('others')).toBeGreaterThanOrEqual(300);
});

describe.each(sources.map((source) => [source.id] as const))('addresses of %s', (id) => {
  const path = pathOf(id);
  const table = tableOf(id);

  it('are enough', () => {
    const least = withoutPapers.includes(id) ? 0 : 6;
    expect(table.papers.length, path).toBeGreaterThanOrEqual(least);
    expect(table.others.length, path).toBeGreaterThanOrEqual(least === 0 ? 8 : 3);
    const all = [...table.papers.map(([address]) => address), ...table.others];
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(table.papers)('%s is %s', (address, identifier, view, version) => {
    const found = identify(new URL(address));
    expect(found?.source).toBe(id);
    expect(found?.identifiers[0]).toBe(identifier);
    expect(found?.identifiers).toEqual(expandIdentifiers(found?.identifiers ?? []));
    expect(found?.view).toBe(view);
    expect(found?.version).toBe(version);
    expect(found?.page).toMatch(/^https:\/\//);
    // The page and the files that it names are again of the same paper.
    for (const other of [found?.page, found?.pdf, found?.html]) {
      if (other) expect(identify(new URL(other))?.identifiers[0], other).toBe(identifier);
    }
  });

  it.each(table.others)('%s is no paper', (address) => {
    expect(identify(new URL(address))).toBeUndefined();
  });
});
