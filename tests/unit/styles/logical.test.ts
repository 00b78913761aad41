/**
 * Styles follow the direction of reading: no property names the left or the right, but for what stands
 * at an edge of someone else's page or is the same in a mirror.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** Declarations that are meant, by file. */
const meant: Record<string, string[]> = {
  // Both sides of the middle; a tick.
  'components/library/page/list-view.module.css': ['inset: auto auto 12px 50%'],
  'components/library/page/list-row.module.css': ['border-width: 0 2px 2px 0'],
  // Text of another direction stands where the page's own does.
  'components/ui/base.css': ['text-align: left', 'text-align: right'],
  // The tab, the card and the rail stand beside the page's scroll bar, which keeps its side.
  'lib/page/widget/styles.ts': [
    'text-align: left',
    'text-align: right',
    'right: 0',
    'inset: 0 0 0 auto',
    'right: 16px',
    'border-right: 1px solid var(--line-strong)',
    'padding: 10px 0 10px 1px',
    'border-right: 0',
    'border-radius: 8px 0 0 8px',
    'left: 4px',
    'right: 100%',
    'margin-right: 6px',
  ],
  'lib/page/card/styles.ts': [
    'inset: 8px 40px 8px max(8px,calc(100% - 344px))',
    'right: 56px',
    'left: max(8px,calc(100% - 360px))',
  ],
  // Placed by coordinates of the window, or in the middle.
  'lib/page/annotate/styles.ts': [
    'inset: 0 auto auto 0',
    'left: 0',
    'right: 0',
    'right: 1px',
    'right: 14px',
    'left: 50%',
    'right: -2px',
    'border-radius: 0 4px 0 4px',
  ],
  // In a box of its own, which is as wide as the icon.
  'lib/page/listing/styles.ts': ['left: 2px', 'left: 0', 'right: 1px'],
};

const sides = /(?:^|-)(?:left|right)(?:-|$)/;
const fourSided =
  /^(?:margin|padding|inset|border-(?:width|color|style)|scroll-(?:margin|padding))$/;

/** Values of a shorthand; what is in brackets is one. */
const valuesOf = (value: string): string[] =>
  value.match(/(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g) ?? [];

/** Whether a declaration would be another one in a mirror. */
function namesASide(property: string, value: string): boolean {
  if (sides.test(property)) return true;
  const values = valuesOf(value.replace(/\s*!important/, ''));
  if (fourSided.test(property)) return values.length === 4 && values[1] !== values[3];
  if (property === 'border-radius' && !value.includes('/')) {
    const [one, two = one, three = one, four = two] = values;
    return one !== two || three !== four;
  }
  return /^(?:text-align|float|clear)$/.test(property) && /\b(?:left|right)\b/.test(value);
}

const declarations = (css: string): [string, string][] =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}`]+)/g)].map(
    ([, property = '', value = '']) => [property, value.replace(/\s*!important/, '').trim()],
  );

describe('whether a declaration names a side', () => {
  it.each([
    ['margin-left', '4px', true],
    ['margin-inline-start', '4px', false],
    ['border-top-right-radius', '4px', true],
    ['padding', '1px 2px 3px 2px', false],
    ['padding', '1px 2px 3px 4px', true],
    ['padding', '1px max(2px, calc((100% - 4px) / 2)) 3px', false],
    ['border-radius', '8px 8px 0 0', false],
    ['border-radius', '0 8px', true],
    ['text-align', 'left', true],
    ['text-align', 'start', false],
  ])('%s: %s', (property, value, expected) => {
    expect(namesASide(property, value)).toBe(expected);
  });
});

describe('our styles', () => {
  const files = globSync(['components/**/*.css', 'entrypoints/**/*.css', 'lib/page/**/styles.ts'], {
    cwd: root,
  });

  it.each(files)('%s', (file) => {
    const found = declarations(readFileSync(path.join(root, file), 'utf8'))
      .filter(([property, value]) => namesASide(property, value))
      .map(([property, value]) => `${property}: ${value}`);
    expect(found.filter((each) => !meant[file]?.includes(each))).toEqual([]);
    expect(meant[file]?.filter((each) => !found.includes(each)) ?? []).toEqual([]);
  });
});
