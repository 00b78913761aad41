/** The page of the first run, and the options: all of them, searching, health, and deleting for good. */
import { button, type Scene, type Surface, wide } from './scene.ts';

async function welcome({ offprint, look }: Scene): Promise<void> {
  const page = await offprint.extensionPage('welcome.html');
  await page.setViewportSize(wide);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look(page, 'first run');
}

async function options({ offprint, say, look }: Scene): Promise<void> {
  await offprint.database.add('annotations', [
    {
      id: 'astray',
      paperId: 'nobody’s',
      kind: 'note',
      body: 'About nothing',
      tags: [],
      createdAt: 1,
      updatedAt: 1,
    },
  ]);
  const page = await offprint.extensionPage('options.html');
  await page.setViewportSize(wide);
  await button(page, say('erase_everything_open')).waitFor();
  await button(page, say('health_check')).click();
  await page.getByText(say('health_annotation_orphan')).waitFor();
  await look(page, 'all, with what health found');
  await button(page, say('health_repair')).click();
  // How many things depends on the walks before.
  const several = say('health_done_other', '\n').split('\n').at(-1) ?? '';
  await page.getByText(say('health_done_one')).or(page.getByText(several)).waitFor();
  await look(page, 'health, repaired');
  await page.keyboard.press('/');
  await page.keyboard.type('zebra');
  await page.getByText(say('options_found_none', 'zebra')).first().waitFor();
  await look(page, 'search without a result');
  await page.keyboard.press('Escape');
  await button(page, say('erase_everything_open')).click();
  await button(page, say('erase_save')).waitFor();
  await look(page, 'about to delete everything');
}

export const optionsPages: Surface[] = [
  ['first run', welcome],
  ['options', options],
];
