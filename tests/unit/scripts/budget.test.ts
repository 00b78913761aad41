/** The size budget weighs what a browser would load, on builds of a few bytes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const script = path.resolve(import.meta.dirname, '../../../scripts/budget.mjs');
/** Random, so that it stays as large when gzipped. */
const noise = (bytes: number) => {
  let state = 7;
  let text = '//';
  while (text.length < bytes) {
    state = (state * 48_271) % 2_147_483_647;
    text += String.fromCharCode(33 + (state % 90));
  }
  return text;
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'budget-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Write a build of which some files are different, and weigh it. */
function weigh(files: Record<string, string> = {}, matches = ['https://arxiv.org/abs/*']) {
  const page = '<script type="module" crossorigin src="/chunks/page.js"></script>';
  const build: Record<string, string> = {
    'manifest.json': JSON.stringify({
      background: { service_worker: 'background.js' },
      content_scripts: [{ matches, js: ['content-scripts/site.js'] }],
    }),
    'background.js': '',
    'page.js': '',
    'card.js': '',
    'annotate.js': '',
    'passage.js': '',
    'panel.js': '',
    'preview.js': '',
    'detect.js': '',
    'detect-links.js': '',
    'everywhere.js': '',
    'content-scripts/site.js': 'run()',
    'popup.html': page,
    'newtab.html': page,
    'options.html': page,
    'library.html': page,
    'welcome.html': page,
    'chunks/page.js': 'import{a}from"./shared.js";import("./later.js");',
    'chunks/shared.js': '',
    'chunks/later.js': noise(400_000),
    ...files,
  };
  for (const [name, text] of Object.entries(build)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  try {
    return {
      code: 0,
      text: execFileSync(process.execPath, [script, folder], { encoding: 'utf8' }),
    };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, text: stdout };
  }
}

it('passes a small build, and does not count what is loaded later', () => {
  expect(weigh()).toMatchObject({ code: 0, text: expect.not.stringContaining('over budget') });
});

it.each([
  [
    'a content script of more than 15 kB',
    { 'content-scripts/site.js': noise(25_000) },
    /known host.*over/,
  ],
  ['a chunk that a page needs at once', { 'chunks/shared.js': noise(360_000) }, /popup.*over/],
  [
    'a style sheet',
    {
      'popup.html': '<link rel="stylesheet" href="/assets/a.css">',
      'assets/a.css': noise(360_000),
    },
    /popup.*over/,
  ],
  ['a heavy worker', { 'background.js': noise(360_000) }, /background.*over/],
])('fails on %s', (_, files: Record<string, string>, says) => {
  expect(weigh(files)).toMatchObject({ code: 1, text: expect.stringMatching(says) });
});

it.each([['<all_urls>'], ['*://*/*'], ['https://*/*'], ['https://*.com/*']])(
  'fails on a content script for %s',
  (pattern) => {
    expect(weigh({}, [pattern])).toMatchObject({
      code: 1,
      text: expect.stringMatching(/other host.*over/),
    });
  },
);

it('fails on a build without its parts', () => {
  expect(
    weigh({ 'manifest.json': JSON.stringify({ background: { service_worker: 'background.js' } }) }),
  ).toMatchObject({
    code: 1,
    text: expect.stringContaining('no content script'),
  });
});
