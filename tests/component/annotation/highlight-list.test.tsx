import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { HighlightList } from '@/components/annotation/highlight-list';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { ToastHost } from '@/components/ui/toast';
import type { Annotation } from '@/lib/library/types';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

const own = {
  type: 'PaperSelector',
  ...{ version: 'v1', document: 'h', headings: ['2 Method', '2.1 Sheep'], block: 1, blocks: 9 },
  ...{ length: 999, occurrences: 1, occurrence: 0, before: '', after: '' },
};

const marked = (n: number, changes: Partial<Annotation> = {}): Annotation => ({
  id: `h${n}`,
  paperId: 'paper-1',
  kind: 'highlight',
  body: '',
  quote: `passage ${n}`,
  selectors: [
    { type: 'TextQuoteSelector', exact: `passage ${n}` },
    // The later it was made, the earlier it stands.
    { type: 'TextPositionSelector', start: 100 - n, end: 110 - n },
    own,
  ],
  tags: [],
  colour: 'yellow',
  version: 1,
  page: 'https://arxiv.org/html/2401.00001v1',
  createdAt: n,
  updatedAt: n,
  ...changes,
});

function Page() {
  const { library } = useLibrary();
  return library.state === 'open' ? <HighlightList paper={paper(1)} /> : null;
}

async function show(...rows: Annotation[]) {
  await stage.db.papers.add(paper(1));
  await stage.db.annotations.bulkAdd(rows);
  render(
    <ToastHost>
      <LibraryProvider>
        <Page />
      </LibraryProvider>
    </ToastHost>,
  );
  await screen.findByRole('heading', { name: /Highlights/ });
  return userEvent.setup();
}

const quotes = () => screen.getAllByRole('blockquote').map(({ textContent }) => textContent);
const row = (id: string) => stage.db.annotations.get(id);

describe('the list of highlights', () => {
  it('stands in the order of the document, with section, version and what became of each', async () => {
    await show(
      marked(1, { later: [{ version: 'v2', at: 9, state: 'moved', selectors: [] }] }),
      marked(2),
    );
    expect(quotes()).toEqual(['passage 2', 'passage 1']);
    expect(screen.getAllByText('2 Method › 2.1 Sheep')).toHaveLength(2);
    expect(screen.getByText('Made on v1 · v2: moved')).toBeVisible();
    const [link] = screen.getAllByRole('link', { name: 'Open at this passage' });
    expect(link).toHaveAttribute('href', 'https://arxiv.org/html/2401.00001v1#:~:text=passage%202');
  });

  it('sets those apart that were not found', async () => {
    const later = [
      { version: 'v3', at: 20, state: 'lost' as const, selectors: [] },
      { version: 'v2', at: 9, state: 'exact' as const, selectors: [] },
    ];
    await show(marked(1), marked(2, { later }));
    expect(quotes()).toEqual(['passage 1', 'passage 2']);
    expect(screen.getByRole('heading', { name: /^1 highlight was not found/ })).toBeVisible();
    expect(screen.getByText('Made on v1 · v2: in its place · v3: not found')).toBeVisible();
  });

  it('saves a note by itself, and keeps the highlight when it is emptied', async () => {
    const user = await show(marked(1));
    const field = screen.getByRole('textbox', { name: 'Note on the highlight' });
    await user.type(field, 'why');
    await waitFor(async () => expect((await row('h1'))?.body).toBe('why'));
    await user.clear(field);
    await waitFor(async () => expect((await row('h1'))?.body).toBe(''));
    expect((await row('h1'))?.deletedAt).toBeUndefined();
  });

  it('changes colour and tags', async () => {
    const user = await show(marked(1));
    await user.click(screen.getByRole('radio', { name: 'Green' }));
    await waitFor(async () => expect((await row('h1'))?.colour).toBe('green'));
    await user.type(screen.getByRole('textbox', { name: /Add a tag/ }), 'wool{Enter}');
    await waitFor(async () => expect((await row('h1'))?.tags).toEqual(['wool']));
  });

  it('deletes with undo', async () => {
    const user = await show(marked(1), marked(2));
    const [item] = screen.getAllByRole('listitem');
    await user.click(within(item as HTMLElement).getByRole('button', { name: /Delete/ }));
    await waitFor(() => expect(quotes()).toEqual(['passage 1']));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(quotes()).toHaveLength(2));
  });

  it('shows one colour or tag when there are many', async () => {
    const user = await show(
      marked(1),
      marked(2, { colour: 'green' }),
      marked(3, { tags: ['wool'] }),
      marked(4),
    );
    const chips = screen.getByRole('group', { name: 'Show only' });
    await user.click(within(chips).getByRole('button', { name: 'Green' }));
    expect(quotes()).toEqual(['passage 2']);
    await user.click(within(chips).getByRole('button', { name: 'wool' }));
    expect(quotes()).toEqual(['passage 3']);
    await user.click(within(chips).getByRole('button', { name: 'wool' }));
    expect(quotes()).toHaveLength(4);
  });
});
