import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { PopupPage } from '@/components/library/popup-page';
import type { PaperRecord } from '@/lib/paper/schema';
import { giveLayout, paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

/** What the content script and the page under test answer. */
const page: {
  url: string | undefined;
  title: string;
  described: PaperRecord | undefined;
  read: PaperRecord | undefined | 'forbidden';
} = { url: undefined, title: '', described: undefined, read: undefined };

const refreshed = vi.fn();

vi.mock('@/lib/platform/tabs', async (original) => ({
  ...(await original<typeof import('@/lib/platform/tabs')>()),
  describeTab: async () => page.described,
  refreshTab: async (id: number) => refreshed(id),
}));
vi.mock('@/lib/platform/worker-tabs', () => ({
  extractTab: async () => {
    if (page.read === 'forbidden') throw new Error('Cannot access contents of the page');
    return page.read;
  },
}));

beforeEach(() => {
  giveLayout();
  refreshed.mockClear();
  Object.assign(page, { url: undefined, title: '', described: undefined, read: undefined });
  vi.spyOn(browser.tabs, 'query').mockImplementation(
    async () => [{ id: 7, url: page.url, title: page.title }] as never,
  );
});

const record: PaperRecord = {
  identifiers: ['arxiv:2607.28618'],
  title: 'Parsing as Walking',
  authors: [{ given: 'Ada', family: 'Walker' }, { family: 'Runner' }, { family: 'Swimmer' }],
  kind: 'article',
  urls: { page: 'https://arxiv.org/abs/2607.28618' },
  categories: [],
  keywords: [],
  source: 'arxiv',
};

function show(tab: Partial<typeof page>) {
  Object.assign(page, tab);
  render(<PopupPage />);
  return userEvent.setup();
}

const top = () => screen.findByRole('region', { name: 'The paper of this tab' });

it('saves the paper that the page describes, and tells the tab', async () => {
  const user = show({ url: 'https://arxiv.org/abs/2607.28618v1', described: record });
  expect(await screen.findByRole('heading', { name: 'Parsing as Walking' })).toBeVisible();
  expect(await top()).toHaveTextContent('Ada Walker, Runner +1');
  expect(await top()).toHaveTextContent('arXiv 2607.28618 v1');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(
    await within(await top()).findByRole('radiogroup', { name: 'Reading status' }),
  ).toBeVisible();
  expect((await stage.db.papers.toArray()).map(({ title }) => title)).toEqual([
    'Parsing as Walking',
  ]);
  await waitFor(() => expect(refreshed).toHaveBeenCalledWith(7));
});

it('saves a PDF tab at once and says who is asked for the rest', async () => {
  const user = show({ url: 'https://arxiv.org/pdf/2607.28618v2', title: '2607.28618v2.pdf' });
  expect(await screen.findByRole('heading', { name: 'arXiv 2607.28618' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(
    await screen.findByText('Saved. Asking arxiv.org for its title and authors…'),
  ).toBeVisible();
});

it('shows what a feed knows of a PDF tab before it is saved', async () => {
  await stage.db.feedEntries.add({
    key: 'arxiv:2607.28618',
    record,
    keywords: [],
    firstSeenAt: 1,
    lastSeenAt: 1,
  });
  show({ url: 'https://arxiv.org/pdf/2607.28618' });
  expect(await screen.findByRole('heading', { name: 'Parsing as Walking' })).toBeVisible();
});

it('says plainly why the details did not come, and what is next', async () => {
  await stage.db.papers.add(
    paper(1, { identifiers: ['arxiv:2607.28618'], title: 'arXiv 2607.28618', provisional: true }),
  );
  await stage.db.outbox.add({
    id: 'job',
    kind: 'fetch-metadata',
    paperId: 'paper-1',
    url: 'https://arxiv.org/abs/2607.28618',
    attempts: 1,
    notBefore: Date.now() + 630_000,
    createdAt: 1,
    lastError: { code: 'network', network: { kind: 'rate-limited', host: 'arxiv.org' } },
  });
  show({ url: 'https://arxiv.org/pdf/2607.28618' });
  expect(
    await screen.findByText(/arxiv\.org asks for a pause\. Offprint asks again in 10 minutes\./),
  ).toBeVisible();
  await stage.db.outbox.update('job', { notBefore: Number.MAX_SAFE_INTEGER });
  expect(await screen.findByText(/Open its page, and Offprint fills them in/)).toBeVisible();
});

it('keeps the Save button and says why when saving fails', async () => {
  const user = show({ url: 'https://arxiv.org/abs/2607.28618', described: record });
  stage.failure = { code: 'full' };
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  expect(await within(await top()).findByRole('alert')).toHaveTextContent(/disk is full/);
  stage.failure = undefined;
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('radiogroup', { name: 'Reading status' })).toBeVisible();
});

it('sets the status, tags and notes of the paper of the tab by keys', async () => {
  await stage.db.papers.add(paper(1, { identifiers: ['arxiv:2607.28618'] }));
  const user = show({ url: 'https://arxiv.org/abs/2607.28618' });
  await user.click(await within(await top()).findByRole('radio', { name: 'Reading' }));
  await waitFor(async () => expect((await stage.db.papers.get('paper-1'))?.status).toBe('reading'));
  await user.click(document.body);
  await user.keyboard('t');
  expect(within(await top()).getByRole('combobox', { name: 'Add a tag' })).toHaveFocus();
  await user.keyboard('later{Enter}');
  await waitFor(async () =>
    expect((await stage.db.papers.get('paper-1'))?.tags).toEqual(['later']),
  );
  await user.click(document.body);
  await user.keyboard('n');
  expect(within(await top()).getByRole('textbox', { name: 'Note' })).toHaveFocus();
  await user.keyboard('/ is no command here');
  await waitFor(async () =>
    expect((await stage.db.annotations.toArray())[0]?.body).toBe('/ is no command here'),
  );
});

it('reads an unknown page only when asked, and shows what it read before saving', async () => {
  const user = show({
    url: 'https://blog.example/essay',
    title: 'Essay',
    read: { ...record, identifiers: ['url:https://blog.example/essay'], title: 'An esay' },
  });
  await user.click(await screen.findByRole('button', { name: 'Save this page as a paper' }));
  const title = await screen.findByRole('textbox', { name: 'Title' });
  expect(title).toHaveValue('An esay');
  expect(await stage.db.papers.count()).toBe(0);
  await user.clear(title);
  await user.type(title, 'An essay{Enter}');
  expect(await screen.findByRole('heading', { name: 'An essay' })).toBeVisible();
});

it('lets a page that says nothing be saved under its own title', async () => {
  const user = show({ url: 'https://blog.example/essay', title: 'Essay' });
  await user.click(await screen.findByRole('button', { name: 'Save this page as a paper' }));
  expect(await screen.findByText(/does not say enough/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('heading', { name: 'Essay' })).toBeVisible();
});

it('says so when the browser forbids reading the page', async () => {
  const user = show({ url: 'https://store.example/', title: 'Store', read: 'forbidden' });
  await user.click(await screen.findByRole('button', { name: 'Save this page as a paper' }));
  expect(await screen.findByText('Offprint cannot read this page.')).toBeVisible();
});

it.each([undefined, 'chrome://settings/'])('offers the field alone on %s', async (url) => {
  show({ url });
  expect(await screen.findByText('There is no page here that Offprint can read.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Add by arXiv id/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Save/ })).not.toBeInTheDocument();
});

it('adds by identifier, keeps what it cannot read, and shows the new paper', async () => {
  const user = show({});
  const field = await screen.findByRole('textbox', { name: /Add by arXiv id/ });
  await user.type(field, 'no paper{Enter}');
  expect(await screen.findByText(/That is not an arXiv id/)).toBeVisible();
  expect(field).toHaveValue('no paper');
  await user.clear(field);
  await user.type(field, 'arXiv:2406.01234{Enter}');
  expect(await screen.findByRole('row', { name: /arXiv 2406\.01234/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(field).toHaveValue('');
  await user.type(field, '2406.01234{Enter}');
  expect(await screen.findByText(/in your library already/)).toBeVisible();
});

it('shows a library of a newer Offprint, and says that it can only be read', async () => {
  await stage.db.papers.add(paper(1));
  Object.defineProperty(stage.db, 'readOnly', { value: true });
  show({ url: 'https://arxiv.org/abs/2607.28618', described: record });
  expect(await screen.findByText(/made by a newer Offprint/)).toBeVisible();
  expect(await screen.findByRole('row', { name: /number 1/ })).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
  screen.getByRole('row', { name: /number 1/ }).focus();
  await userEvent.setup().keyboard('n');
  expect(await screen.findByRole('textbox', { name: 'Note' })).toHaveAttribute('readonly');
  expect(screen.getByRole('combobox', { name: 'Add a tag' })).toBeDisabled();
});

it('says that the library cannot be opened, and tries again', async () => {
  stage.broken = true;
  const user = show({});
  expect(await screen.findByText(/could not open Offprint’s library/)).toBeVisible();
  stage.broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/Your library is empty/)).toBeVisible();
});

it('shows the keys with ? and moves with / and j', async () => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  await stage.db.papers.add(paper(1));
  const user = show({});
  await screen.findByRole('row', { name: /number 1/ });
  await user.keyboard('/');
  expect(screen.getByRole('combobox', { name: 'Search your papers' })).toHaveFocus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('row', { name: /number 1/ })).toHaveFocus());
  fireEvent.keyDown(document.body, { key: '?' });
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeVisible();
});

it('leaves the note and the tags of the paper above with Esc, for the next command', async () => {
  await stage.db.papers.add(paper(1, { identifiers: ['arxiv:2607.28618'] }));
  const user = show({ url: 'https://arxiv.org/abs/2607.28618' });
  const region = within(await top());
  await region.findByRole('textbox', { name: 'Note' });
  await user.keyboard('n');
  const note = await region.findByRole('textbox', { name: 'Note' });
  await waitFor(() => expect(note).toHaveFocus());
  await user.keyboard('Weak baseline.{Escape}');
  expect(note).not.toHaveFocus();
  await user.keyboard('t');
  expect(region.getByRole('combobox')).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(region.getByRole('combobox')).not.toHaveFocus();
  expect(note).toHaveValue('Weak baseline.');
});

it('remembers the filter and the order', async () => {
  await stage.db.papers.bulkAdd([paper(1, { status: 'read' }), paper(2)]);
  const user = show({});
  await user.click(await screen.findByRole('radio', { name: /^Read\s*1/ }));
  expect(localStorage.getItem('reading-list')).toContain('"read"');
});

it('tells in the list and the panel that a newer version is out, until it is opened', async () => {
  const pdf = 'https://arxiv.org/pdf/2401.00001v1';
  await stage.db.papers.add(paper(1, { version: 2, savedVersion: 1, urls: { page: pdf } }));
  const user = show({ url: 'about:blank' });
  const row = await screen.findByRole('row', { name: /Paper number 1/ });
  expect(within(row).getByText('v2 is out')).toBeVisible();
  await user.click(within(row).getByRole('button', { name: 'Details' }));
  const note = await screen.findByRole('note');
  expect(note).toHaveTextContent('v2 is out, you saved v1');
  await user.click(within(note).getByRole('button', { name: 'Got it' }));
  await waitFor(() => expect(screen.queryByText('v2 is out')).toBeNull());
  expect(screen.queryByRole('note')).toBeNull();
});

it('tells on a PDF tab that it is newer than the saved version', async () => {
  await stage.db.papers.add(paper(1, { version: 1 }));
  const user = show({ url: 'https://arxiv.org/pdf/2401.00001v2' });
  const note = await within(await top()).findByRole('note');
  expect(note).toHaveTextContent('You saved v1, this is v2');
  await user.click(within(note).getByRole('button', { name: 'Got it' }));
  await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
  expect(await stage.db.papers.get('paper-1')).toMatchObject({ version: 2, savedVersion: 2 });
});

describe('a paper that is probably another one of the library', () => {
  const shared = { title: 'Parsing as Walking in the Rain', authors: [{ family: 'Walker' }] };
  const titleKeys = ['parsingaswalkingintherain'];

  async function open() {
    await stage.db.papers.bulkAdd([
      paper(1, { ...shared, titleKeys }),
      paper(2, {
        ...shared,
        title: 'Parsing as Walking—In the Rain',
        titleKeys,
        identifiers: ['doi:10.1234/rain'],
        tags: ['wet'],
      }),
    ]);
    const user = show({ url: 'https://arxiv.org/abs/2401.00001' });
    const note = await within(await top()).findByRole('note');
    expect(note).toHaveTextContent(
      'Probably the same as Parsing as Walking—In the Rain doi 10.1234/rain',
    );
    return { user, note };
  }

  it('is united with it when the user says so, and taken apart by Undo', async () => {
    const { user, note } = await open();
    await user.click(within(note).getByRole('button', { name: 'Unite' }));
    expect(await screen.findByText('The two are one paper now.')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
    expect(await stage.db.papers.toArray()).toMatchObject([{ id: 'paper-1', tags: ['wet'] }]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await within(await top()).findByRole('note');
    expect(await stage.db.papers.count()).toBe(2);
  });

  it('is not proposed again when the user says no, unless they undo it', async () => {
    const { user, note } = await open();
    await user.click(within(note).getByRole('button', { name: 'Not the same' }));
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
    expect(await stage.db.papers.count()).toBe(2);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await within(await top()).findByRole('note');
  });
});
