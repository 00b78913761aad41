/** The samples of the W3C test suite: the correct are read, the incorrect are told with the reason. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnnotations } from '@/lib/exchange/import/annotations';
import { detect } from '@/lib/exchange/import/formats';
import type { Draft } from '@/lib/exchange/import/types';

const suite = resolve(
  import.meta.dirname,
  '../../../../shared/corpus/annotation/w3c-web-annotation-tests/tools/samples',
);
const here = existsSync(suite);
const samples = (kind: string): [string, string][] =>
  here
    ? readdirSync(`${suite}/${kind}`).map((name) => [
        name,
        readFileSync(`${suite}/${kind}/${name}`, 'utf8'),
      ])
    : [];

function read(text: string): { drafts: Draft[]; problems: string[] } {
  const reading = readAnnotations(text);
  const drafts: Draft[] = [];
  for (;;) {
    const next = reading.next();
    if (next.done) return { drafts, problems: (next.value ?? []).map(({ code }) => code) };
    drafts.push(next.value);
  }
}

/** Pages that are named but not in the file: nothing to read. */
const elsewhere = ['example41.json'];

describe.skipIf(!here)('samples of the W3C (beside the project)', () => {
  it.each(samples('correct'))('reads %s', (name, text) => {
    expect(detect(text)).toBe('annotations');
    const { drafts, problems } = read(text);
    expect(problems).toEqual([]);
    expect(drafts.flatMap(({ problem }) => problem ?? [])).toEqual([]);
    if (!elsewhere.includes(name)) expect(drafts.length).toBeGreaterThan(0);
    for (const { mine } of drafts) expect(mine?.notes.length ?? 0).toBeGreaterThanOrEqual(0);
  });

  it.each(samples('incorrect'))('refuses %s', (_, text) => {
    const { drafts } = read(text);
    expect(drafts.filter(({ problem }) => !problem)).toEqual([]);
  });

  /** Most of them name two ids and are no JSON either: with both mended, they are wrong still. */
  const mended = samples('incorrect').map(([name, text]): [string, string] => [
    name,
    text
      .replace(
        /"id":\s*\["http:\/\/example.org\/1", "http:\/\/example.org\/2"\]/,
        '"id": "http://example.org/1"',
      )
      .replace(/,(\s*[}\]])/g, '$1'),
  ]);
  // Not about what they say: no JSON at all, two ids alone, a key that no one knows (“langauage”).
  const right = ['anno7.json', 'anno15.json'];
  it.each(mended.filter(([name]) => !right.includes(name)))(
    'refuses what %s is about',
    (_, text) => {
      const { drafts } = read(text);
      expect(drafts.filter(({ problem }) => !problem)).toEqual([]);
      for (const { problem } of drafts) expect(problem?.code).toBe('not-annotation');
    },
  );
});
