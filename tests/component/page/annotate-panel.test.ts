import { expect, it, vi } from 'vitest';
import { fail } from '@/lib/messaging/result';
import { onAPage, stored, summary } from './support/annotate';

const page = onAPage();
const { user, start, panel, openPanel: opened } = page;

const four = () => {
  const all = [
    stored('h1', 'the Transformer', { colour: 'pink', tags: ['model'], body: '**Bold** $x$' }),
    stored('h2', 'superior in quality', { body: 'Really?' }),
    stored('h3', '28.4 BLEU', { colour: 'green' }),
    stored('h4', 'words that stand nowhere on this page at all', {
      version: 1,
      later: [{ version: 'v2', state: 'lost', selectors: [], at: 5 }],
    }),
  ];
  for (const each of all) page.library.highlights.set(each.id, each);
  page.library.summary = summary({ highlights: 4, note: { id: 'n1', body: 'A note' } } as never);
};

const quotes = () =>
  [...page.stage.root.querySelectorAll('.panel .quote')].map((each) =>
    each.textContent?.replace('Show on the page: ', ''),
  );

it('says how to begin when there is nothing, and saves the paper', async () => {
  page.library.summary = null;
  const dialog = await opened();
  expect(dialog).toHaveTextContent('No highlights yet');
  await user.click(page.stage.ours.getByRole('button', { name: 'Save this paper' }));
  await vi.waitFor(() => expect(page.library.summary?.id).toBe('p1'));
});

it('tells when the paper cannot be saved', async () => {
  page.library.summary = null;
  page.library.failing.set('save', fail('storage'));
  const dialog = await opened();
  const before = dialog.textContent;
  await user.click(page.stage.ours.getByRole('button', { name: 'Save this paper' }));
  await vi.waitFor(() => expect(dialog.textContent).not.toBe(before));
  expect(page.library.summary).toBeNull();
});

it('lists highlights as the page has them, those that are lost apart', async () => {
  four();
  const dialog = await opened();
  await vi.waitFor(() => expect(dialog).toHaveTextContent('1 highlight not found on this page'));
  expect(quotes()).toEqual([
    'the Transformer',
    'superior in quality',
    '28.4 BLEU',
    'words that stand nowhere on this page at all',
  ]);
  expect(dialog).toHaveTextContent(/v2/);
});

it('shows only those of a colour or tag while it is asked to', async () => {
  four();
  await opened();
  await user.click(await page.stage.ours.findByRole('button', { name: 'Pink', pressed: false }));
  expect(quotes()).toEqual(['the Transformer']);
  await user.click(page.stage.ours.getByRole('button', { name: 'Pink', pressed: true }));
  expect(quotes()).toHaveLength(4);
  await user.click(page.stage.ours.getByRole('button', { name: 'model', pressed: false }));
  expect(quotes()).toEqual(['the Transformer']);
  page.library.highlights.delete('h1');
  page.library.summary = summary({ highlights: 3 });
  page.stage.annotate.sync();
  await vi.waitFor(() => expect(quotes()).toHaveLength(3));
});

it('leads from passage to passage by arrows, and to the page by Enter', async () => {
  four();
  await opened();
  await vi.waitFor(() => expect(quotes()).toHaveLength(4));
  const quote = page.stage.root.querySelector<HTMLElement>('.panel .quote');
  quote?.focus();
  const here = () => page.stage.root.activeElement?.textContent?.replace('Show on the page: ', '');
  await user.keyboard('{ArrowDown}');
  expect(here()).toBe('superior in quality');
  await user.keyboard('{End}');
  expect(here()).toContain('nowhere');
  await user.keyboard('{Home}{ArrowUp}');
  expect(here()).toBe('the Transformer');
  await user.keyboard('{Enter}');
  expect(page.stage.root.querySelector('[aria-current="true"]')).not.toBeNull();
});

it('edits a note, its colour and tags in place, and shows how the note looks', async () => {
  four();
  await opened();
  const edits = await page.stage.ours.findAllByRole('button', {
    name: 'Edit note, colour and tags',
  });
  await user.click(edits[0] as HTMLElement);
  const field = await page.stage.ours.findByRole('textbox', { name: 'Note on the highlight' });
  await user.type(field, ' more');
  page.stage.annotate.flush();
  await vi.waitFor(() => expect(page.library.highlights.get('h1')?.body).toBe('**Bold** $x$ more'));
  await user.click(page.stage.ours.getByRole('radio', { name: 'Blue' }));
  await vi.waitFor(() => expect(page.library.highlights.get('h1')?.colour).toBe('blue'));
  const tag = page.stage.ours.getAllByRole('textbox', { name: 'Add a tag' }).at(-1) as HTMLElement;
  await user.type(tag, 'x{Enter}');
  await vi.waitFor(() => expect(page.library.highlights.get('h1')?.tags).toEqual(['model', 'x']));
});

it('deletes with the focus on the next, and takes it back', async () => {
  four();
  await opened();
  await vi.waitFor(() => expect(quotes()).toHaveLength(4));
  const remove = page.stage.ours.getAllByRole('button', { name: /delete/i });
  await user.click(remove[0] as HTMLElement);
  await vi.waitFor(() => expect(page.library.of('highlightRemove')).toHaveLength(1));
  expect(quotes()).toHaveLength(3);
  expect(page.stage.root.activeElement?.textContent).toContain('superior');
  await user.click(page.stage.ours.getByRole('button', { name: 'Undo deleting the highlight' }));
  await vi.waitFor(() => expect(quotes()).toHaveLength(4));
});

it('keeps the note on the paper, and says when it could not', async () => {
  four();
  await opened();
  const field = await page.stage.ours.findByRole('textbox', { name: 'Note' });
  page.library.failing.set('note', fail('storage'));
  await user.type(field, 'Again');
  page.stage.annotate.flush();
  const again = await page.stage.ours.findByRole('button', { name: 'Try again' });
  page.library.failing.clear();
  await user.click(again);
  await vi.waitFor(() => expect(JSON.stringify(page.library.asked.at(-1))).toContain('Again'));
});

it('closes with Escape, gives the focus back, and opens beside the browser when asked', async () => {
  const opener = document.createElement('button');
  document.body.append(opener);
  start();
  page.stage.annotate.panel(opener);
  const dialog = await panel();
  await user.keyboard('{Escape}');
  expect(dialog).not.toBeVisible();
  expect(opener).toHaveFocus();
  page.stage.annotate.panel(opener);
  page.library.failing.set('sidePanel', fail('invalid'));
  await user.click(
    page.stage.ours.getByRole('button', { name: 'Open in the browser’s side panel' }),
  );
  await vi.waitFor(() =>
    expect(page.stage.root.querySelector('.toast')).toHaveTextContent('popup'),
  );
  page.library.failing.clear();
  await user.click(
    page.stage.ours.getByRole('button', { name: 'Open in the browser’s side panel' }),
  );
  await vi.waitFor(() => expect(dialog).not.toBeVisible());
  page.stage.annotate.panel();
  window.dispatchEvent(new Event('resize'));
  page.stage.annotate.closePanel();
  expect(dialog).not.toBeVisible();
});

it('says so when its own file is gone', async () => {
  start({
    host: { loadPanel: async () => Promise.reject(new Error('updated')) },
  });
  page.stage.annotate.panel();
  await vi.waitFor(() =>
    expect(page.stage.root.querySelector('.toast')).not.toHaveTextContent(/^$/),
  );
});
