/** Names of files and folders that we write, out of texts of an enemy. */
import { describe, expect, it } from 'vitest';
import { folderName } from '@/lib/backup/copies';
import { exportName } from '@/lib/exchange/file-name';
import { fileNames } from '@/lib/exchange/markdown';
import { hostileInputs } from '../../support/hostile-inputs';

const hostile = [
  '../../.ssh/authorized_keys',
  '..\\..\\autoexec.bat',
  '/etc/passwd',
  'C:\\Windows\\System32',
  '\\\\server\\share',
  'report\u202Efdp.exe',
  '\u2066x\u2069\u200E',
  'CON',
  'nul.txt',
  'com1.md',
  'LPT9',
  '.hidden',
  'ends in dots...',
  'a\u0000b\r\nc\tb',
  '~/x $HOME %PATH% `id`',
  'x'.repeat(5000),
  '😀'.repeat(300),
  '\uD800 half',
  '',
  '   ',
  ...hostileInputs.map(({ text }) => text),
];

/** One name in one folder, on every system, that looks like what it is. */
function expectHarmless(name: string, longest: number): void {
  expect(name).toMatch(/\S/);
  expect(name).not.toMatch(/[\p{C}<>:"/\\|?*]/u);
  expect(name).not.toMatch(/^[.\s]|[.\s]$/);
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(longest);
  expect(name.isWellFormed()).toBe(true);
}

describe('a hostile text', () => {
  it.each(hostile)('%j', (text) => {
    const exported = exportName({ format: 'bibtex', files: 'one', now: 0 }, text);
    expectHarmless(exported, 255);
    expect(exported).toMatch(/^offprint-.+-1970-01-01\.bib$/);
    const named = fileNames();
    for (const name of [named(text, text), named(text, text), named('', text), named(text, '')]) {
      expectHarmless(name, 255);
      expect(name).toMatch(/\.md$/);
    }
    expectHarmless(folderName(text), 255);
  });
});
