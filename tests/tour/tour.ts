/** The tour: Offprint used as a person would, photographed. Started by scripts/tour.mjs. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Offprint } from '../e2e/support/chromium.ts';
import { libraryOf } from '../e2e/support/database.ts';
import { now, row } from '../e2e/support/popup.ts';
import { startWeb } from '../web/content.ts';
import { paper } from '../web/papers.ts';
import { digests } from './digest.ts';
import { highlightPicture, highlights } from './highlights.ts';
import { libraryPage, libraryParts } from './library.ts';
import { closePages, type Stage } from './stage.ts';

const [folder = '.cache/tour', ...flags] = process.argv.slice(2);
const forDocs = flags.includes('--docs');
const docs = path.resolve(import.meta.dirname, '../../docs/images');

const reading = '2607.01234';
const abstract = `https://arxiv.org/abs/${reading}`;
const popupSize = { width: 420, height: 600 };

async function savePaper({ offprint }: Stage, id: string): Promise<void> {
  const page = await offprint.visit(`https://arxiv.org/abs/${id}`);
  const widget = await offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', /^In Offprint/);
  await page.close();
}

async function firstRun({ offprint, shoot }: Stage): Promise<void> {
  const page = offprint.context.pages().find((each) => each.url() === offprint.url('welcome.html'));
  if (!page) throw new Error('the page of the first run is not there');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot(page, 'welcome');
  await page.setViewportSize({ width: 320, height: 900 });
  await shoot(page, 'welcome-narrow');
  await page.close();
}

async function emptyStates(stage: Stage): Promise<void> {
  const { offprint, web, shoot } = stage;
  const ordinary = await offprint.visit('https://example.org/');
  const popup = await offprint.popup(ordinary, popupSize);
  await popup.getByText('Your library is empty').waitFor();
  await shoot(popup, 'popup-empty');
  const library = await offprint.extensionPage('library.html');
  await library.getByRole('heading', { name: 'Your library is empty' }).waitFor();
  await shoot(library, 'library-empty');
  web.misbehave('huggingface.co', '/api/daily_papers', { status: 503 });
  const newTab = await offprint.newTab();
  await newTab.getByRole('heading', { name: 'There is no list to show yet.' }).waitFor();
  await shoot(newTab, 'new-tab-nothing-yet');
  web.behave();
  await offprint.database.clear();
}

async function onThePage(stage: Stage): Promise<void> {
  const { offprint, shoot } = stage;
  const page = await offprint.visit(abstract);
  const widget = await offprint.widget(page);
  await widget.waitFor('button', 'Save to Offprint');
  await shoot(page, 'page-unsaved');
  const popup = await offprint.popup(page, popupSize);
  await now(popup).getByRole('button', { name: 'Save', exact: true }).waitFor();
  await shoot(popup, 'popup-unsaved');
  await popup.close();
  await page.bringToFront();
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', 'Undo saving');
  await shoot(page, 'page-saved');
  await widget.click('button', 'Tags');
  for (const tag of ['reading habits', 'to cite']) {
    await page.keyboard.type(tag);
    await page.keyboard.press('Enter');
    await widget.waitFor('button', `Remove the tag ${tag}`);
  }
  await widget.click('radio', 'Reading');
  await widget.type('textbox', /^Note/, 'A list is less a queue than a *memory*.');
  await widget.waitFor('button', 'In Offprint: reading, 1 note, 2 tags');
  await shoot(page, 'page-card');
}

async function popups(stage: Stage): Promise<void> {
  const { offprint, shoot } = stage;
  for (const id of ['2607.02001', '2607.03117', '2607.05522', 'math/0309136']) {
    await savePaper(stage, id);
  }
  const page = await offprint.visit(abstract);
  const popup = await offprint.popup(page, popupSize);
  await now(popup).getByRole('textbox', { name: 'Note' }).waitFor();
  await row(popup, paper('math/0309136').title).waitFor();
  await shoot(popup, 'popup');
  await row(popup, paper('2607.05522').title).focus();
  await popup.keyboard.press('Space');
  await shoot(popup, 'popup-details');
  await popup.keyboard.press('?');
  await popup.getByRole('dialog').waitFor();
  await shoot(popup, 'popup-keys');
  const narrow = await offprint.popup(page, { width: 320, height: 568 });
  await now(narrow).getByRole('textbox', { name: 'Note' }).waitFor();
  await shoot(narrow, 'popup-narrow');
  // The real popup, which may read the page: its address is not told to a tab of ours.
  const ordinary = await offprint.visit('https://example.org/');
  const { popup: unknown, leave } = await offprint.pressToolbarButton(ordinary);
  await unknown.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: stage.scheme }]);
  await unknown.locator('aria/Save this page as a paper[role="button"]').wait();
  await unknown.screenshot({ path: path.join(folder, `popup-unknown-page-${stage.scheme}.png`) });
  await unknown.close();
  await leave();
}

async function pdf({ offprint, web, shoot }: Stage): Promise<void> {
  web.misbehave('arxiv.org', '/abs/hep-th/9901099', {
    status: 429,
    headers: { 'retry-after': '600' },
  });
  const page = await offprint.visit('https://arxiv.org/pdf/hep-th/9901099');
  const popup = await offprint.popup(page, popupSize);
  await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
  await now(popup)
    .getByText(/still to come/)
    .waitFor();
  await shoot(popup, 'popup-pdf-waiting');
  web.behave();
}

async function newTabs({ offprint, web, shoot }: Stage): Promise<void> {
  const page = await offprint.newTab();
  const more = page.getByRole('button', { name: /^More about/ }).first();
  await more.waitFor();
  await shoot(page, 'new-tab');
  await more.click();
  await shoot(page, 'new-tab-expanded');
  await page.keyboard.press('/');
  await page.keyboard.type('memory');
  const results = page.getByRole('region', { name: 'What was found' });
  await results.getByRole('heading', { level: 2 }).first().waitFor();
  await shoot(page, 'new-tab-search');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'For you' }).click();
  await page.getByRole('tabpanel').getByRole('heading', { level: 2 }).first().waitFor();
  await shoot(page, 'new-tab-for-you');
  await page.getByRole('tab', { name: 'Trending' }).click();
  await more.waitFor();
  await page.setViewportSize({ width: 400, height: 800 });
  await shoot(page, 'new-tab-narrow');
  await offprint.database.age(13 * 60);
  web.misbehave('huggingface.co', '/api/daily_papers', {
    status: 429,
    headers: { 'retry-after': '900' },
  });
  const failing = await offprint.newTab();
  await failing.getByText(/Below is the list of/).waitFor();
  await shoot(failing, 'new-tab-failing');
  web.behave();
  const options = await offprint.extensionPage('options.html');
  await options.getByRole('heading', { name: 'Options' }).waitFor();
  await shoot(options, 'options');
}

async function fullLibrary({ offprint, shoot }: Stage): Promise<void> {
  await closePages({ offprint });
  await offprint.database.add('papers', libraryOf(3000));
  const popup = await offprint.popup(undefined, popupSize);
  await row(popup, 'Seeded paper 000000').waitFor();
  await shoot(popup, 'popup-3000');
  await popup.getByRole('combobox', { name: 'Search your papers' }).fill('drift bees');
  await popup.getByRole('status').filter({ hasText: 'found' }).waitFor();
  await shoot(popup, 'popup-search');
}

/** The pictures of the README. */
async function pictures({ offprint }: Stage): Promise<void> {
  mkdirSync(docs, { recursive: true });
  const page = await offprint.visit(abstract);
  await page.setViewportSize({ width: 960, height: 540 });
  const widget = await offprint.widget(page);
  await widget.click('button', /^In Offprint/);
  await widget.waitFor('textbox', /^Note/);
  await page.screenshot({ path: path.join(docs, 'page.png'), animations: 'disabled' });
  const popup = await offprint.popup(page, popupSize);
  await now(popup).getByRole('textbox', { name: 'Note' }).waitFor();
  await row(popup, paper('math/0309136').title).waitFor();
  await popup.screenshot({ path: path.join(docs, 'popup.png'), animations: 'disabled' });
  const newTab = await offprint.newTab();
  await newTab.setViewportSize({ width: 960, height: 640 });
  await newTab
    .getByRole('heading', { name: paper(reading).title })
    .first()
    .waitFor();
  const hint = newTab.getByRole('button', { name: 'Close' });
  if (await hint.isVisible()) await hint.click();
  await newTab.screenshot({ path: path.join(docs, 'newtab.png'), animations: 'disabled' });
  const library = await offprint.extensionPage('library.html');
  await library.setViewportSize({ width: 1200, height: 640 });
  const papers = library.getByRole('grid', { name: 'Papers' }).locator('[data-id]');
  await papers.filter({ hasText: paper(reading).title }).click();
  await library.getByRole('heading', { level: 2, name: paper(reading).title }).waitFor();
  await library.screenshot({ path: path.join(docs, 'library.png'), animations: 'disabled' });
  await library.close();
}

async function tour(scheme: Stage['scheme']): Promise<void> {
  const web = await startWeb();
  const offprint = await Offprint.launch(web, {
    colorScheme: scheme,
    reducedMotion: 'reduce',
    welcome: true,
  });
  const stage: Stage = {
    web,
    offprint,
    scheme,
    async shoot(page, name) {
      const file = path.join(folder, `${name}-${scheme}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      console.log(path.basename(file));
    },
  };
  try {
    await firstRun(stage);
    await emptyStates(stage);
    await onThePage(stage);
    await popups(stage);
    if (forDocs && scheme === 'light') await pictures(stage);
    await highlights(stage);
    if (forDocs && scheme === 'light') await highlightPicture(stage, docs);
    await newTabs(stage);
    await digests(stage);
    await pdf(stage);
    await fullLibrary(stage);
    await libraryPage(stage);
    await libraryParts(stage);
    if (offprint.troubles.length > 0) throw new Error(offprint.troubles.join('\n'));
  } finally {
    await offprint.close();
    await web.stop();
  }
}

for (const scheme of ['light', 'dark'] as const) await tour(scheme);
