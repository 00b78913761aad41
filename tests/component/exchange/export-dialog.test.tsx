import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ExportDialog } from '@/components/exchange/export-dialog';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { ToastHost } from '@/components/ui/toast';
import { saveFile } from '@/lib/platform/download';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());
vi.mock('@/lib/platform/download', () => ({ saveFile: vi.fn() }));

const saved = vi.mocked(saveFile);
const onClose = vi.fn();

function WhenOpen({ ids }: { ids: string[] }) {
  const { library } = useLibrary();
  if (library.state !== 'open') return null;
  return <ExportDialog ids={ids} scopeName="To read" onClose={onClose} />;
}

async function open(ids = ['paper-1', 'paper-2']) {
  render(
    <ToastHost>
      <LibraryProvider>
        <WhenOpen ids={ids} />
      </LibraryProvider>
    </ToastHost>,
  );
  return screen.findByRole('dialog', { name: 'Export' });
}

const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));
const run = () => userEvent.click(screen.getByRole('button', { name: 'Export' }));
const preview = () => screen.getByRole('region', { name: 'Preview' });

beforeEach(async () => {
  fakeBrowser.reset();
  saved.mockReset();
  onClose.mockReset();
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  await stage.db.papers.bulkAdd([
    paper(1, { title: 'Parsing trees', tags: ['nlp'], abstract: 'Trees are parsed.' }),
    paper(2, { title: 'Walking home' }),
  ]);
  await stage.db.annotations.add({
    id: 'n1',
    paperId: 'paper-1',
    kind: 'note',
    body: 'Read *twice*.',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
  });
});

it('shows what comes out, exports it, and keeps the keys', async () => {
  const dialog = await open();
  expect(within(dialog).getByText('To read · 2 papers')).toBeVisible();
  expect(await within(preview()).findByText(/title = {{Parsing} trees}/)).toBeVisible();
  expect(preview()).not.toHaveTextContent('Trees are parsed');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Abstracts' }));
  expect(await within(preview()).findByText(/abstract = {Trees are parsed.}/)).toBeVisible();
  await run();
  expect(
    await screen.findByText(/^Saved as offprint-to-read-\d{4}-\d\d-\d\d\.bib\.$/),
  ).toBeVisible();
  expect(onClose).toHaveBeenCalledOnce();
  const [file, name] = saved.mock.calls[0] ?? [];
  expect(name).toMatch(/\.bib$/);
  expect(await file?.text()).toMatch(/^@misc\{author1parsing,[\s\S]*\n@misc\{author2walking,/);
  expect(await stage.db.papers.get('paper-1')).toMatchObject({ citekey: 'author1parsing' });
});

it.each([
  ['BibLaTeX', /@online\{author1parsing/, 'bib'],
  ['RIS', /TY - UNPB/, 'ris'],
  ['CSL-JSON', /"citation-key":"author1parsing"/, 'json'],
  ['CSV', /author1parsing,Parsing trees,Author1/, 'csv'],
  ['Markdown', /— author1parsing Parsing trees\.md —\s+---\s+title: "Parsing trees"/, 'zip'],
] as const)('%s', async (format, text, extension) => {
  await open();
  await choose(format);
  expect(await within(preview()).findByText(text)).toBeVisible();
  await run();
  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  expect(saved.mock.calls[0]?.[1]).toMatch(new RegExp(`\\.${extension}$`));
});

it('a bibliography in the chosen style', async () => {
  await open();
  await choose('HTML bibliography');
  expect(await within(preview()).findByText(/Author1\. \(n\.d\.\)\. Parsing trees/)).toBeVisible();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Citation style' }), 'IEEE');
  expect(await within(preview()).findByText(/\[1\]\s*Author1, “Parsing trees.”/)).toBeVisible();
});

it('one Markdown file with the notes, or without', async () => {
  await open();
  await choose('Markdown');
  await choose('One file');
  expect(
    await within(preview()).findByText(/## \[Parsing trees\][\s\S]*Read \*twice\*\./),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Notes and highlights' }));
  await waitFor(() => expect(preview()).not.toHaveTextContent('twice'));
});

it('a backup holds the whole library', async () => {
  await open(['paper-1']);
  await choose('Offprint backup');
  expect(screen.getByText('Whole library')).toBeVisible();
  await run();
  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  const [file, name] = saved.mock.calls[0] ?? [];
  expect(name).toMatch(/^offprint-backup-/);
  expect(JSON.parse((await file?.text()) ?? '').papers).toHaveLength(2);
});

it('remembers what was chosen', async () => {
  await open();
  await choose('RIS');
  expect(JSON.parse(localStorage.getItem('export') ?? '')).toMatchObject({ format: 'ris' });
});

it('says why there is no file, and can be asked again', async () => {
  await open();
  stage.failure = { code: 'storage' };
  await run();
  expect(await screen.findByText(/could not open Offprint’s database/)).toBeVisible();
  expect(saved).not.toHaveBeenCalled();
  stage.failure = undefined;
  await run();
  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
});

it('can be stopped', async () => {
  await open();
  let release = () => {};
  stage.hold = new Promise((resolve) => {
    release = resolve;
  });
  await run();
  expect(await screen.findByRole('progressbar', { name: 'Exporting…' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  release();
  expect(await screen.findByRole('button', { name: 'Export' })).toBeEnabled();
  expect(saved).not.toHaveBeenCalled();
});

it('tells of papers that had gone', async () => {
  await open(['paper-1', 'gone']);
  await run();
  expect(await screen.findByText(/1 paper was no longer there/)).toBeVisible();
});

it('has nothing to export from an empty list, but a backup', async () => {
  await open([]);
  expect(screen.getByText('There is nothing to export here.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Export' })).toBeDisabled();
  await choose('Offprint backup');
  expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled();
});
