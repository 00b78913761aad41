/** What we show on someone else's page, on a calm one and on those that fight everything. */
import { arxivList } from '../../web/pages-lists.ts';
import { passages, readingPage } from '../../web/pages-reading.ts';
import { numbered, paper } from '../../web/papers.ts';
import { libraryOf } from '../support/database.ts';
import { dragOver } from '../support/passages.ts';
import type { Scene, Surface } from './scene.ts';

const invented = paper('2607.01234');

const hostile = {
  // Wins over every page's own rules, and over ours if they let it.
  'styles everything': `* { color: #777 !important; background: #888 !important; font-size: 40px !important;
    line-height: 3 !important; letter-spacing: 4px !important; opacity: .9 !important; outline: none !important }`,
  'inverts all colours': 'html { filter: invert(1) hue-rotate(180deg) }',
  'is dark, with huge text': `html { font-size: 48px; background: #000; color: #eee; color-scheme: dark }
    button, input, div, span, p { all: revert !important }`,
  'reads from right to left': 'html { direction: rtl } * { text-align: right !important }',
} as const;

/** The invented paper is saved, whichever walks came before. */
async function saved({ offprint }: Scene): Promise<void> {
  const identifier = 'arxiv:2607.01234';
  const papers = await offprint.database.papers();
  if (papers.some(({ identifiers }) => identifiers.includes(identifier))) return;
  const { title } = invented;
  const own = { id: 'invented', identifiers: [identifier], title, tags: [] };
  await offprint.database.add('papers', [{ ...libraryOf(1)[0], ...own }]);
}

async function read(scene: Scene, version: 1 | 2, style = '') {
  const body = readingPage(invented, version).replace('</head>', `<style>${style}</style></head>`);
  scene.web.misbehave('arxiv.org', `/html/2607.01234v${version}`, { body });
  const page = await scene.offprint.visit(`https://arxiv.org/html/2607.01234v${version}`);
  return { page, widget: await scene.offprint.widget(page) };
}

const open = (scene: Scene) => new RegExp(`^${scene.say('page_saved_name').slice(0, 6)}`);

async function card(scene: Scene): Promise<void> {
  const { say, lookAt } = scene;
  const page = await scene.offprint.visit('https://arxiv.org/abs/2607.03117');
  const widget = await scene.offprint.widget(page);
  await widget.waitFor('button', say('page_save_name'));
  await lookAt(widget, 'tab');
  await page.keyboard.press('Alt+KeyS');
  await widget.waitFor('button', say('page_undo_save'));
  await page.keyboard.press('Alt+KeyS');
  await widget.waitFor('textbox', say('page_note'));
  await widget.click('textbox', say('page_add_tag'));
  await page.keyboard.type('to cite');
  await page.keyboard.press('Enter');
  await widget.waitFor('button', say('page_remove_tag', 'to cite'));
  await lookAt(widget, 'card');
  await page.keyboard.press('Escape');
}

async function highlights(scene: Scene): Promise<void> {
  const { say, lookAt } = scene;
  await saved(scene);
  const { page, widget } = await read(scene, 1);
  await widget.waitFor('button', open(scene));
  for (const [text, colour] of [
    [passages.stays, 'annotate_green'],
    [passages.gone, 'annotate_blue'],
  ] as const) {
    await dragOver(page, text);
    await widget.waitFor('toolbar', say('annotate_bar'));
    if (colour === 'annotate_green') await lookAt(widget, 'bar');
    await widget.click('button', say(colour));
    await widget.waitFor('button', new RegExp(text.slice(0, 20)));
  }
  await page.keyboard.press('Escape');
  await widget.click('button', new RegExp(passages.stays.slice(0, 20)));
  await widget.type('textbox', say('annotate_note'), 'Since when?');
  await lookAt(widget, 'note on a highlight');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await page.close();

  const later = await read(scene, 2);
  await later.widget.click('button', say('annotate_missing_one', '1'));
  await later.widget.waitFor('button', say('annotate_find'));
  await lookAt(later.widget, 'highlights that are not found');
  await later.page.keyboard.press('Escape');
  await later.page.keyboard.press('Alt+Shift+KeyH');
  await later.widget.waitFor('dialog', say('panel_title'));
  await lookAt(later.widget, 'panel');
  await later.widget.click('button', say('panel_edit'));
  await later.widget.waitFor('radio', say('annotate_violet'));
  await lookAt(later.widget, 'panel, editing');
  await later.page.setViewportSize({ width: 320, height: 640 });
  await lookAt(later.widget, 'panel, narrow');
}

async function hostilePages(scene: Scene): Promise<void> {
  const { say, lookAt } = scene;
  await saved(scene);
  for (const [name, style] of Object.entries(hostile)) {
    const { page, widget } = await read(scene, 1, style);
    await widget.waitFor('button', open(scene));
    await page.keyboard.press('Alt+KeyS');
    await widget.waitFor('textbox', say('page_note'));
    await lookAt(widget, `card on a page that ${name}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+Shift+KeyH');
    await widget.waitFor('dialog', say('panel_title'));
    await lookAt(widget, `panel on a page that ${name}`);
    await page.close();
  }
}

async function badges(scene: Scene): Promise<void> {
  const { web, offprint, say, lookAt } = scene;
  web.misbehave('arxiv.org', '/list/cs.LG/recent', { body: arxivList(numbered(4), []) });
  const page = await offprint.visit('https://arxiv.org/list/cs.LG/recent');
  const widget = await offprint.widget(page);
  const save = say('page_badge_save', numbered(1)[0]?.title ?? '');
  await widget.waitFor('button', save);
  await lookAt(widget, 'badges');
  await widget.click('button', save);
  await widget.waitFor('button', say('action_undo'));
  await lookAt(widget, 'badge pressed, with undo');
  web.behave();
}

async function pdf(scene: Scene): Promise<void> {
  const { offprint, say, lookAt } = scene;
  await saved(scene);
  const page = await offprint.visit('https://arxiv.org/pdf/2607.01234v1');
  const widget = await offprint.widget(page);
  await widget.waitFor('button', open(scene));
  await lookAt(widget, 'tab');
  await widget.click('button', open(scene));
  await widget.click('button', say('panel_open'));
  await widget.waitFor('textbox', say('pdf_quote'));
  await lookAt(widget, 'panel');
}

export const hostPages: Surface[] = [
  ['page', card],
  ['highlights', highlights],
  ['hostile pages', hostilePages],
  ['badges', badges],
  ['PDF', pdf],
];
