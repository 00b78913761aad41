/**
 * Importing 10,000 papers: from the choice of the file to the preview, and from the word to import
 * to the report, without the time a person looks at it. The library is empty before and after.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Offprint } from '../e2e/support/chromium.ts';
import { paperMaker } from './papers.ts';
import { watchTasks } from './tasks.ts';

const count = 10_000;

interface Bench {
  offprint: Offprint;
  size: number;
  note: (metric: string, papers: number, value: number, unit: string) => void;
}

function files(): { metric: string; name: string; text: string }[] {
  const make = paperMaker();
  const papers = Array.from({ length: count }, (_x, number) => make(number));
  const entries = papers.map(
    ({ title, authors, abstract, issued, identifiers }, number) =>
      `@article{key${number},\n  title = {${title}},\n  author = {${authors.map(({ family, given }) => `${family}, ${given}`).join(' and ')}},\n  year = ${issued?.year ?? 2020},\n  eprint = {${identifiers[0]?.slice('arxiv:'.length)}},\n  archiveprefix = {arXiv},\n  keywords = {bench},\n  abstract = {${abstract}}\n}\n`,
  );
  const backup = {
    // As lib/exchange/backup writes it; this file runs without a bundler.
    format: 'offprint-backup',
    version: 1,
    schema: 3,
    settings: {},
    papers,
    annotations: [],
    activity: [],
    views: [],
    tags: [],
  };
  return [
    { metric: 'import.bibtex', name: 'bench.bib', text: entries.join('\n') },
    { metric: 'import.backup', name: 'bench.json', text: JSON.stringify(backup, null, 1) },
  ];
}

/** Only for a library of 10,000, the size that the import has. Empties the library. */
export async function measureImports({ offprint, size, note }: Bench): Promise<void> {
  if (size !== count) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-bench-'));
  for (const { metric, name, text } of files()) {
    // A file on the disk: bytes that are handed to the page would be work of the page.
    const file = path.join(folder, name);
    writeFileSync(file, text);
    await offprint.database.clear();
    const page = await offprint.extensionPage('library.html#/import');
    await page.getByText('Drop files here').waitFor();
    const { longest } = await watchTasks(page);
    const go = page.getByRole('button', { name: /^Import [\d,]+ papers/ });
    const chosen = performance.now();
    await page.locator('input[type=file]').setInputFiles(file);
    await go.waitFor({ timeout: 600_000 });
    const read = performance.now() - chosen;
    const wanted = performance.now();
    await go.click();
    await page.getByRole('button', { name: 'Undo this import' }).waitFor({ timeout: 600_000 });
    const written = performance.now() - wanted;
    const task = await longest();
    await page.close();
    note(metric, count, read + written, 'ms');
    note(`${metric}.read`, count, read, 'ms');
    note(`${metric}.longestTask`, count, task, 'ms');
  }
  await offprint.database.clear();
  rmSync(folder, { recursive: true });
}
