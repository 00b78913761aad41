import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { DetailsPane } from '@/components/library/details/details-pane';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { useActions } from '@/components/library/use-actions';
import { ToastHost } from '@/components/ui/toast';
import { useLive } from '@/components/ui/use-live';
import type { Paper } from '@/lib/paper/schema';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

function Pane({ onClose }: { onClose: () => void }) {
  const { library } = useLibrary();
  const live = useLive(async () => stage.db.papers.get('paper-1'), []);
  const stored = live.state === 'ready' ? live.value : undefined;
  if (library.state !== 'open' || !stored) return null;
  return (
    <>
      <DetailsPane paper={stored} onClose={onClose} />
      <Undo />
    </>
  );
}

function Undo() {
  const actions = useActions();
  return (
    <button type="button" onClick={() => void actions.undoLast()}>
      Take back
    </button>
  );
}

async function show(changes: Partial<Paper> = {}) {
  await stage.db.papers.add(
    paper(1, {
      title: 'Counting Sheep',
      authors: [{ given: 'Ada', family: 'Walker' }, { literal: 'Plain Words' }],
      venue: 'Wool',
      provenance: {
        title: { source: 'arxiv', at: 1000 },
        venue: { source: 'nature', at: 2000 },
      },
      ...changes,
    }),
  );
  const onClose = vi.fn();
  render(
    <ToastHost>
      <LibraryProvider>
        <Pane onClose={onClose} />
      </LibraryProvider>
    </ToastHost>,
  );
  await screen.findByRole('region', { name: 'Details' });
  return { user: userEvent.setup(), onClose };
}

const stored = async () => stage.db.papers.get('paper-1');
const edit = (label: string) =>
  screen.findByRole('button', { name: new RegExp(`^Edit ${label}:`) });

it('has the title as its heading', async () => {
  await show();
  expect(await screen.findByRole('heading', { level: 2, name: 'Counting Sheep' })).toBeVisible();
});

describe('the citation key', () => {
  it('is set by hand, and that is taken back', async () => {
    const { user } = await show({ citekey: 'walker2024' });
    await user.click(await edit('Citation key'));
    const field = screen.getByRole('textbox', { name: 'Citation key' });
    await user.clear(field);
    await user.type(field, 'two words{Enter}');
    expect(await screen.findByText(/has no spaces/)).toBeVisible();
    await user.clear(field);
    await user.type(field, 'sheep{Enter}');
    await waitFor(async () => expect((await stored())?.citekey).toBe('sheep'));
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(async () => expect((await stored())?.citekey).toBe('walker2024'));
  });

  it('of another paper is not taken', async () => {
    await stage.db.papers.add(paper(2, { citekey: 'goats' }));
    const { user } = await show();
    await user.click(await edit('Citation key'));
    await user.type(screen.getByRole('textbox', { name: 'Citation key' }), 'Goats{Enter}');
    expect(await screen.findByText('Another paper has this key.')).toBeVisible();
    expect((await stored())?.citekey).toBeUndefined();
  });

  it('is made when it is first copied', async () => {
    const { user } = await show();
    await user.click(await screen.findByRole('button', { name: 'Copy citation key' }));
    await waitFor(async () => expect((await stored())?.citekey).toMatch(/^walker/));
    expect(await edit('Citation key')).toHaveTextContent(/walker/);
  });
});

describe('a field of the details', () => {
  it('is edited in its place with the keyboard, and the focus returns', async () => {
    const { user } = await show();
    (await edit('Title')).focus();
    await user.keyboard('{Enter}');
    const field = screen.getByRole('textbox', { name: 'Title' });
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.type(field, 'Counting Goats{Enter}');
    await waitFor(async () => expect((await stored())?.title).toBe('Counting Goats'));
    expect(
      await screen.findByRole('button', { name: /^Edit Title:\s*Counting Goats$/ }),
    ).toHaveFocus();
  });

  it('goes back with Esc, which leaves the pane open', async () => {
    const { user, onClose } = await show();
    await user.click(await edit('Title'));
    await user.keyboard('Nonsense{Escape}');
    expect(await edit('Title')).toHaveFocus();
    expect((await stored())?.title).toBe('Counting Sheep');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('is saved when it is left, and taken back as the last thing done', async () => {
    const { user } = await show();
    await user.click(await edit('Venue'));
    await user.keyboard('Felt');
    await user.click(screen.getByRole('button', { name: 'Sources' }));
    await waitFor(async () => expect((await stored())?.venue).toBe('Felt'));
    await screen.findByText('Changed.');
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(async () => expect((await stored())?.venue).toBe('Wool'));
    expect((await stored())?.provenance.venue).toEqual({ source: 'nature', at: 2000 });
  });

  it('says what its site says, and takes that again', async () => {
    const { user } = await show();
    await user.click(await edit('Title'));
    await user.keyboard('{Control>}a{/Control}Mine{Enter}');
    await user.click(
      await screen.findByRole('button', { name: 'Take the site’s value for Title' }),
    );
    await waitFor(async () => expect((await stored())?.title).toBe('Counting Sheep'));
    expect((await stored())?.provenance.title).toEqual({ source: 'arxiv', at: 1000 });
  });

  it('tells on demand where every value came from', async () => {
    const { user } = await show();
    expect(screen.queryByText(/^Nature/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Sources' }));
    expect(await screen.findByText(/^Nature/)).toBeVisible();
  });

  it.each([
    ['Title', ' ', 'A paper needs a title.'],
    ['Published', 'soon', 'That is not a date.'],
    ['Code', 'javascript:alert(1)', 'That is not a web address.'],
    ['Version', 'last', 'A version is a number from 1.'],
  ])('%s refuses %j, says why, and keeps the words', async (label, text, problem) => {
    const { user } = await show();
    await user.click(await edit(label));
    const field = screen.getByRole('textbox', { name: label });
    await user.clear(field);
    await user.type(field, `${text}{Enter}`);
    expect(await screen.findByText(problem)).toBeVisible();
    expect(field).toHaveValue(text);
    expect(stage.asked.filter(({ type }) => type === 'editMetadata')).toEqual([]);
  });

  it('keeps the words when the worker says no', async () => {
    const { user } = await show();
    await user.click(await edit('Title'));
    stage.failure = { code: 'full' };
    const field = screen.getByRole('textbox', { name: 'Title' });
    await user.clear(field);
    await user.type(field, 'Words{Enter}');
    expect(await screen.findByText(/^The disk is full/)).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Words'),
    );
  });
});

describe('authors', () => {
  it('are one a line, and told apart as they are typed', async () => {
    const { user } = await show();
    await user.click(await edit('Authors'));
    const field = screen.getByRole('textbox', { name: 'Authors' });
    expect(field).toHaveValue('Walker, Ada\n{Plain Words}');
    await user.type(field, '{Control>}{End}{/Control}\nGrace Hopper');
    const read = within(screen.getByRole('list', { name: 'Understood as' }));
    expect(read.getByText('Hopper').tagName).toBe('STRONG');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () =>
      expect((await stored())?.authors).toEqual([
        { given: 'Ada', family: 'Walker' },
        { literal: 'Plain Words' },
        { given: 'Grace', family: 'Hopper' },
      ]),
    );
  });
});

describe('identifiers', () => {
  it('are added in any spelling and removed, but never the last', async () => {
    const { user } = await show();
    expect(screen.queryByRole('button', { name: /^Remove arXiv/ })).toBeNull();
    const field = screen.getByRole('textbox', { name: 'Add an identifier' });
    await user.type(field, 'https://doi.org/10.1234/ABC{Enter}');
    await waitFor(async () =>
      expect((await stored())?.identifiers).toEqual(['arxiv:2401.00001', 'doi:10.1234/abc']),
    );
    await user.click(await screen.findByRole('button', { name: 'Remove arXiv 2401.00001' }));
    await waitFor(async () => expect((await stored())?.identifiers).toEqual(['doi:10.1234/abc']));
  });

  it('that belong to another paper are refused, with the way to unite the two', async () => {
    const { user } = await show();
    await stage.db.papers.add(paper(2));
    const field = screen.getByRole('textbox', { name: 'Add an identifier' });
    await user.type(field, 'arXiv:2401.00002{Enter}');
    expect(await screen.findByText(/belongs to “Paper number 2”/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Unite' }));
    await waitFor(async () => expect(await stage.db.papers.count()).toBe(1));
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(async () => expect(await stage.db.papers.count()).toBe(2));
  });
});

describe('what is the user’s', () => {
  it('is rated with the digits, and 0 takes it away', async () => {
    const { user } = await show();
    screen.getByRole('radio', { name: 'No rating' }).focus();
    await user.keyboard('4');
    await waitFor(async () => expect((await stored())?.rating).toBe(4));
    await waitFor(() => expect(screen.getByRole('radio', { name: '4 of 5' })).toBeChecked());
    await user.keyboard('0');
    await waitFor(async () => expect((await stored())?.rating).toBeUndefined());
  });

  it('comes out of the bin', async () => {
    const { user } = await show({ deletedAt: 5 });
    await user.click(screen.getByRole('button', { name: 'Take out of the bin' }));
    await waitFor(async () => expect((await stored())?.deletedAt).toBeUndefined());
  });

  it('shows the history in words', async () => {
    const { user } = await show();
    await stage.db.activity.bulkAdd([
      { id: 's', paperId: 'paper-1', kind: 'saved', at: 1 },
      { id: 'o', paperId: 'paper-1', kind: 'opened', at: 2 },
    ]);
    await user.click(screen.getByText('History'));
    const rows = await screen.findAllByRole('listitem');
    expect(rows.map((row) => row.textContent).join()).toMatch(/Opened.*Saved/);
  });

  it('draws no link to what is not of the web', async () => {
    const script = 'javascript:alert(1)';
    await show({ urls: { page: 'https://example.org/a' } });
    await stage.db.papers.update('paper-1', { urls: { page: script, pdf: script, code: script } });
    await waitFor(() => expect(screen.getAllByText(script).length).toBe(3));
    for (const link of screen.getAllByRole('link')) {
      expect(link.getAttribute('href')).toMatch(/^https:/);
    }
  });
});
