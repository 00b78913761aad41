import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { breaches, circle, contentScriptLoads } from './support/import-rules';
import { type Module, readModule, readModules } from './support/modules';

const product = readModules('lib', 'components', 'entrypoints');
const everything = [...product, ...readModules('tests', 'scripts')];

/** Modules from texts; a specifier is the file itself when such a text is there. */
function house(texts: Record<string, string>): Module[] {
  return Object.entries(texts).map(([file, text]) =>
    readModule(file, text, (specifier) => (specifier in texts ? specifier : undefined)),
  );
}

describe('the rules see', () => {
  it.each([
    ['lib/a.ts', `import { b } from 'components/b.tsx';`, 'neither components'],
    ['lib/a.ts', `export { b } from 'entrypoints/b.ts';`, 'neither components'],
    ['lib/a.ts', `import type { b } from 'components/b.tsx';`, 'neither components'],
    ['lib/a.ts', `type B = import('components/b.tsx').B;`, 'neither components'],
    ['lib/a.ts', `const b = () => import('components/b.tsx');`, 'neither components'],
    ['lib/a.ts', `import { useState } from 'react';`, 'React'],
    ['lib/a.ts', `import { useLiveQuery } from 'dexie-react-hooks';`, 'React'],
    ['lib/search/a.ts', `import { browser } from 'wxt/browser';`, 'touch the browser'],
    ['components/a.tsx', `import { browser } from 'wxt/browser';`, 'touch the browser'],
    ['lib/paper/a.ts', `import { c } from 'lib/sources/c.ts';`, 'ground floor'],
    ['components/a.tsx', `import 'entrypoints/b.ts';`, 'do not import entrypoints'],
    ['lib/a.ts', `import { d } from 'tests/d.ts';`, 'tests or scripts'],
    ['entrypoints/a.ts', `import { storage } from '#imports';`, 'explicit'],
  ])('in %s: %s', (file, text, says) => {
    const others = {
      'components/b.tsx': '',
      'entrypoints/b.ts': '',
      'lib/sources/c.ts': '',
      'tests/d.ts': '',
    };
    expect(breaches(house({ ...others, [file]: text }))).toEqual([expect.stringContaining(says)]);
  });

  it.each([
    ['lib/platform/a.ts', `import { browser } from 'wxt/browser';`],
    ['lib/paper/a.ts', `import { z } from 'zod'; import 'lib/paper/b.ts';`],
    ['components/a.tsx', `import { b } from 'lib/paper/b.ts'; import { useState } from 'react';`],
    ['lib/a.ts', `// import { useState } from 'react';\nconst text = "from 'react'";`],
  ])('nothing wrong in %s: %s', (file, text) => {
    expect(breaches(house({ 'lib/paper/b.ts': '', [file]: text }))).toEqual([]);
  });

  it('circles, and diamonds as none', () => {
    const diamond = {
      'lib/a.ts': `import 'lib/b.ts'; import 'lib/c.ts';`,
      'lib/b.ts': `import 'lib/d.ts';`,
      'lib/c.ts': `import 'lib/d.ts';`,
    };
    expect(circle(house({ ...diamond, 'lib/d.ts': '' }))).toBeUndefined();
    expect(circle(house({ ...diamond, 'lib/d.ts': `import 'lib/a.ts';` }))).toEqual([
      'lib/a.ts',
      'lib/b.ts',
      'lib/d.ts',
      'lib/a.ts',
    ]);
  });

  it('what a content script would carry, but for types', () => {
    const texts = {
      'entrypoints/x.content.ts': `import type { P } from 'lib/p.ts'; import { q } from 'lib/q.ts';`,
      'lib/p.ts': `import { z } from 'zod';`,
      'lib/q.ts': `import { type P } from 'lib/r.ts';`,
      'lib/r.ts': `import Dexie from 'dexie';`,
    };
    expect(contentScriptLoads(house(texts), 'entrypoints/x.content.ts')).toEqual([
      'entrypoints/x.content.ts → lib/q.ts → lib/r.ts → dexie',
    ]);
  });

  it('what must not be written, but not in comments and texts', () => {
    const [module] = house({
      'lib/a.ts': [
        '// any, x.innerHTML, it.only',
        `const note = 'any innerHTML';`,
        'const a: any = 1;',
        'element.innerHTML = note;',
        'it.only(note, () => undefined);',
        'first(list)!.x;',
      ].join('\n'),
    });
    expect(module?.forbidden).toEqual([
      'lib/a.ts:3 any',
      'lib/a.ts:4 innerHTML',
      'lib/a.ts:5 .only',
      'lib/a.ts:6 a non-null assertion',
    ]);
  });
});

describe('the house', () => {
  it('has been read', () => {
    expect(product.length).toBeGreaterThan(20);
    expect(product.some(({ imports }) => imports.some(({ file }) => file))).toBe(true);
  });

  it('has imports in one direction', () => {
    expect(breaches(product)).toEqual([]);
  });

  it('has no circle', () => {
    expect(circle(product)).toBeUndefined();
  });

  it('keeps installed packages out of the repository, also as a link', () => {
    const tracked = execFileSync('git', ['ls-files', 'node_modules'], { encoding: 'utf8' });
    // A merge would put the link in the place of what is installed.
    expect(tracked).toBe('');
  });

  it('keeps content scripts light', () => {
    const scripts = product.filter(({ file }) => /^entrypoints\/[^/]+\.content[./]/.test(file));
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.flatMap(({ file }) => contentScriptLoads(product, file))).toEqual([]);
  });

  it('has files below 400 lines, and entrypoints of wiring only', () => {
    const limit = (file: string) => (/^entrypoints\/.*\.tsx?$/.test(file) ? 40 : 399);
    const long = everything.filter(({ file, lines }) => lines > limit(file));
    expect(long.map(({ file, lines }) => `${file}: ${lines} lines`)).toEqual([]);
  });

  it('has no any, no non-null assertion, no HTML from strings, no test that runs alone', () => {
    expect(everything.flatMap(({ forbidden }) => forbidden)).toEqual([]);
  });
});
