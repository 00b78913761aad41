/** The library page and its parts. */
import { libraryOf } from '../e2e/support/database.ts';
import { numbered } from '../web/papers.ts';
import { closePages, type Stage } from './stage.ts';

/** The library page over the 3,000 papers, wide and narrow. */
export async function libraryPage({ offprint, shoot }: Stage): Promise<void> {
  const page = await offprint.extensionPage('library.html');
  const papers = page.getByRole('grid', { name: 'Papers' }).locator('[data-id]');
  await papers.nth(3).waitFor();
  await shoot(page, 'library');
  await papers.nth(1).click();
  await page.getByRole('complementary', { name: 'Details' }).getByRole('heading').first().waitFor();
  await shoot(page, 'library-details');
  await page.keyboard.press('x');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('heading', { name: '4 papers chosen' }).waitFor();
  await shoot(page, 'library-chosen');
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: /^Merge/ }).waitFor();
  await shoot(page, 'library-merge');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.getByRole('dialog', { name: 'Export' }).getByText('@').first().waitFor();
  await shoot(page, 'library-export');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.getByRole('dialog', { name: /^Tags of/ }).waitFor();
  await shoot(page, 'library-tags');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands and papers' }).waitFor();
  await shoot(page, 'library-palette');
  await page.keyboard.press('Escape');
  await page.getByLabel('Search your papers').fill('drift bees');
  await page.locator('mark').first().waitFor();
  await shoot(page, 'library-search');
  await page.getByLabel('Search your papers').fill('no such thing');
  await page.getByRole('heading', { name: 'No paper found' }).waitFor();
  await shoot(page, 'library-nothing');
  await page.goto(offprint.url('library.html#/?view=queue'));
  await papers.nth(3).waitFor();
  await shoot(page, 'library-queue');
  await page.getByRole('radio', { name: 'Table' }).check({ force: true });
  await page.getByRole('columnheader', { name: /Title/ }).waitFor();
  await shoot(page, 'library-table');
  await page.getByRole('radio', { name: 'List' }).check({ force: true });
  await page.setViewportSize({ width: 320, height: 640 });
  await papers.nth(1).waitFor();
  await shoot(page, 'library-narrow');
}

const day = 86_400_000;

/** Two years of saving and reading, so that there is something to count. */
async function busyYears({ offprint }: Stage): Promise<void> {
  const { database } = offprint;
  const now = Date.now();
  const topics = ['memory', 'maps', 'field work', 'proofs/formal', 'proofs/long', 'to cite'];
  const venues = ['Journal of Reading', 'Maps & Methods', 'Proceedings of Small Things'];
  const papers = libraryOf(400).map((paper, n) => {
    const addedAt = now - Math.round((n * n) / 230) * day - (n % 9) * 3_600_000;
    const read = n % 5 < 3 && n > 12;
    return {
      ...paper,
      addedAt,
      issued: { year: 2026 - (n % 11) },
      venue: venues[n % 4],
      tags: topics.filter((_, at) => (n + at) % (at + 3) === 0),
      status: read ? 'read' : 'unread',
      statusAt: read ? Math.min(now, addedAt + ((n * 7) % 90) * day) : addedAt,
    };
  });
  await database.add('papers', papers);
  const events = papers.map(({ id, addedAt: at }) => ({
    id: `saved-${id}`,
    paperId: id,
    kind: 'saved',
    at,
  }));
  await database.add('activity', events);
  await database.add('tags', [
    { name: 'memory', colour: 'teal', updatedAt: 1 },
    { name: 'proofs', colour: 'blue', updatedAt: 1 },
  ]);
}

/** Tags, statistics, import and backups, each from its beginning to its end. */
export async function libraryParts(stage: Stage): Promise<void> {
  const { offprint, shoot } = stage;
  await closePages(stage);
  await offprint.database.clear();
  await busyYears(stage);
  const page = await offprint.extensionPage('library.html#/tags');
  await page.getByText('proofs').first().waitFor();
  await shoot(page, 'tags');
  await page.goto(offprint.url('library.html#/stats'));
  await page.locator('.offprint-plot').nth(1).waitFor();
  await shoot(page, 'statistics');
  await page.setViewportSize({ width: 1280, height: 2600 });
  await page.locator('.offprint-plot').nth(7).waitFor();
  await shoot(page, 'statistics-whole');
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(offprint.url('library.html#/import'));
  await page.getByText('Drop files here').waitFor();
  await shoot(page, 'import');
  const [known, ...others] = numbered(4);
  const list = others.map(({ title }) => title);
  await page.getByLabel('Paste a list or a page').fill(['10.1000/182', ...list].join('\n'));
  await page.getByRole('button', { name: 'Read the text' }).click();
  await page.getByRole('group', { name: 'Look up what is missing' }).waitFor();
  await shoot(page, 'import-look-up');
  await page.getByRole('button', { name: 'Cancel' }).click();
  const entry = (key: string, title: string) =>
    `@article{${key}, title={${title}}, author={Roe, Jo}, year={2025}, doi={10.1234/${key}}}`;
  const entries = [known, ...others].map((paper, n) => entry(`k${n}`, paper?.title ?? ''));
  await page.locator('input[type=file]').setInputFiles({
    name: 'thesis.bib',
    mimeType: 'text/plain',
    buffer: Buffer.from([...entries, '@article{cut, title={A} author={B}}'].join('\n')),
  });
  await page.getByRole('button', { name: 'Import 4 papers' }).waitFor();
  await shoot(page, 'import-preview');
  await page.getByRole('button', { name: 'Import 4 papers' }).click();
  await page.getByRole('button', { name: 'Undo this import' }).waitFor();
  await shoot(page, 'import-report');

  await page.goto(offprint.url('library.html#/backups'));
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('A backup was made.').waitFor();
  await shoot(page, 'backups');
  await offprint.database.add('papers', libraryOf(3));
  await page
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Replace my library' }).waitFor();
  await shoot(page, 'backups-restore');
  await page.getByRole('button', { name: 'Replace my library' }).click();
  await page.getByText(/^Your library is what the backup holds/).waitFor();
  await shoot(page, 'backups-restored');
  await page.close();
}
