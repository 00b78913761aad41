import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sources } from '@/lib/sources';
import { readerOf } from '@/lib/sources/reader';

describe('the script of one site', () => {
  // scripts/site-scripts.ts imports `{ id }` from `./id`, and no minifier may rename a file.
  it.each(sources.map((source) => [source.id, source] as const))('can be made: %s', (id) => {
    const text = readFileSync(new URL(`../../../lib/sources/${id}.ts`, import.meta.url), 'utf8');
    expect(id).toMatch(/^[a-z][a-z0-9]*$/i);
    expect(text).toContain(`export const ${id}: Source`);
  });

  it('reads its own site and no other', () => {
    const arxiv = sources.filter(({ id }) => id === 'arxiv');
    const { identify } = readerOf(arxiv);
    expect(identify(new URL('https://arxiv.org/abs/2401.00001'))?.source).toBe('arxiv');
    expect(identify(new URL('https://huggingface.co/papers/2401.00001'))).toBeUndefined();
  });
});
