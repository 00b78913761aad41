/** docs/security.md and docs/privacy.md name tests: they are there, and every boundary has one. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requestRows } from '../support/privacy-table';

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const named = (text: string) => [...text.matchAll(/\btests\/[\w./-]*[\w-]/g)].map(([path]) => path);
const security = read('docs/security.md');

describe('docs/security.md', () => {
  it.each([...new Set([...named(security), ...named(read('docs/privacy.md'))])])('%s', (path) => {
    expect(existsSync(new URL(path, root))).toBe(true);
  });

  it('names for each boundary what crosses it, what guards it, and a test', () => {
    const part = security.split('## Boundaries')[1]?.split('\n## ')[0] ?? '';
    const rows = part.split('\n').filter((line) => /^\| (?!boundary)[^-]/.test(line));
    expect(rows.length).toBeGreaterThan(12);
    for (const row of rows) {
      const cells = row.split(' | ').map((cell) => cell.trim());
      expect(cells, row).toHaveLength(4);
      expect(
        cells.every((cell) => cell.length > 3),
        row,
      ).toBe(true);
      expect(named(cells.at(-1) ?? ''), row).not.toEqual([]);
    }
  });
});

it('docs/privacy.md says of every request who allows it and how to take that back', () => {
  const rows = requestRows();
  expect(rows.length).toBeGreaterThan(10);
  for (const { host, what, when, tells, consent } of rows) {
    for (const cell of [what, when, tells, consent])
      expect(cell.length, `${host}: ${what}`).toBeGreaterThan(8);
  }
});
