import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DigestAside } from '@/components/digest/aside';
import { DigestsPage } from '@/components/digest/digests-page';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { ToastHost } from '@/components/ui/toast';
import { type DigestPlan, usualPlan } from '@/lib/digest/plan';
import { addIssue } from '@/lib/digest/store';
import { settingsKey } from '@/lib/settings/settings';
import { issueOf } from '../../unit/digest/support/printed';
import { stage } from '../support/library';

/** What the worker was asked about the digest; it does what it is told. */
const work = vi.hoisted(() => ({ asked: [] as unknown[], fails: false }));

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => {
  const { worker } = await import('../support/library');
  const { ask } = worker();
  return {
    ask: async (type: string, data: { plan?: DigestPlan }) => {
      if (!type.startsWith('digest')) return ask(type as never, data);
      work.asked.push({ type, data });
      if (work.fails) return { ok: false, error: { code: 'unreachable' } };
      if (data.plan) await keep(data.plan);
      return { ok: true, value: {} };
    },
  };
});

const keep = (digest: Partial<DigestPlan>) =>
  fakeBrowser.storage.local.set({ [settingsKey]: { digest } });

// jsdom has neither.
HTMLElement.prototype.hidePopover ??= () => {};
HTMLElement.prototype.showPopover ??= () => {};

function Page() {
  const { library } = useLibrary();
  if (library.state !== 'open') return null;
  return (
    <>
      <DigestsPage />
      <DigestAside db={library.db} />
    </>
  );
}

async function show(hash = '#/digests') {
  // The page follows the address; a click of a link is a change of it.
  location.hash = hash;
  window.dispatchEvent(new PopStateEvent('popstate'));
  render(
    <ToastHost>
      <LibraryProvider>
        <Page />
      </LibraryProvider>
    </ToastHost>,
  );
}

const plans = () =>
  work.asked.flatMap((each) => (each as { data: { plan?: DigestPlan } }).data.plan ?? []);

beforeEach(async () => {
  work.asked = [];
  work.fails = false;
  await fakeBrowser.storage.local.clear();
});

it('begins with a subscription that is off, and what there is to choose', async () => {
  await show();
  await screen.findByText('No issue yet. Each one gets a page of its own here.');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('radio', { name: 'Daily' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Saturday' }));
  await user.type(screen.getByRole('textbox', { name: 'New topic' }), 'sparse  attention{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Subscribe daily' }));
  await screen.findByText(/^A digest comes on Monday, Tuesday, .* and Saturday at 8:00/);
  const last = plans().at(-1);
  expect(last).toMatchObject({
    on: true,
    every: 'day',
    weekdays: [1, 2, 3, 4, 5, 6],
    topics: ['sparse attention'],
  });
  expect(last?.since).toBeGreaterThan(Date.now() - 60_000);
});

it('ends with one click, and that can be taken back as it was', async () => {
  await keep({ on: true, since: 5, topics: ['bees'] });
  await show();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Unsubscribe' }));
  await screen.findByText('Unsubscribed. Issues that were made stay here.');
  expect(plans().at(-1)).toMatchObject({ on: false, topics: ['bees'] });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByRole('button', { name: 'Unsubscribe' });
  expect(plans().at(-1)).toMatchObject({ on: true, since: 5, topics: ['bees'] });
});

it('says when the worker does not take it, and shows what holds', async () => {
  work.fails = true;
  await show();
  await userEvent.click(await screen.findByRole('button', { name: 'Subscribe weekly' }));
  const alert = await screen.findByRole('alert');
  await waitFor(() => expect(alert.textContent).not.toBe(''));
  expect(screen.getByRole('button', { name: 'Subscribe weekly' })).toBeVisible();
});

it('the last list and the last day cannot be taken away', async () => {
  await keep({ ...usualPlan, every: 'day', weekdays: [3], feeds: ['rising'] });
  await show();
  expect(await screen.findByRole('checkbox', { name: 'Rising' })).toBeDisabled();
  expect(screen.getByRole('checkbox', { name: 'Wednesday' })).toBeDisabled();
  expect(screen.getByRole('checkbox', { name: 'Trending' })).toBeEnabled();
});

it('points at what is wrong with a query', async () => {
  await show();
  const field = await screen.findByRole('textbox', { name: 'New query' });
  await userEvent.type(field, 'status:nothing');
  await waitFor(() => expect(field).toHaveAccessibleDescription(/nothing/));
});

it('lists issues, and one is read, kept and marked', async () => {
  await addIssue(stage.db, issueOf(['On bees', 'On <b>birds</b> & $x_i$']));
  await show();
  const [link] = await screen.findAllByRole('link', { name: /^Your week in papers, / });
  expect(screen.getByText('New')).toBeVisible();
  expect(link).toHaveAttribute('href', '#/digests/digest-2026-11-20');

  location.hash = '#/digests/digest-2026-11-20';
  await screen.findByRole('heading', { level: 1, name: /^Your week in papers/ });
  const papers = within(screen.getByRole('article')).getAllByRole('listitem');
  expect(papers.length).toBeGreaterThanOrEqual(2);
  expect(screen.getByRole('link', { name: 'On bees' })).toHaveAttribute(
    'href',
    'https://arxiv.org/abs/2611.00000',
  );
  expect(work.asked).toContainEqual({
    type: 'digestMark',
    data: { id: 'digest-2026-11-20', read: true },
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Save “On bees”' }));
  await screen.findByRole('button', { name: /^To read/ });
  expect(await stage.db.papers.count()).toBe(1);
  const mail = screen.getByRole('link', { name: 'Send to my mail' });
  expect(mail.getAttribute('href')).toMatch(/^mailto:\?subject=/);
});

it('says of an issue that is not here that it is not', async () => {
  await show('#/digests/digest-1999-01-01');
  expect(await screen.findByRole('heading', { name: 'This issue is not here' })).toBeVisible();
});

it('tells the new tab what comes and what is here', async () => {
  await keep({ on: true, since: Date.now(), feeds: ['hf:trending', 'rising'], count: 7 });
  await show();
  await screen.findByText(
    /^The next one comes on Friday.*7 papers at most from Trending and Rising/,
  );
  await addIssue(stage.db, issueOf(['On bees']));
  const aside = screen.getAllByRole('heading', { name: 'Digest', level: 2 }).at(-1)?.parentElement;
  if (!aside) throw new Error('no aside');
  expect(await within(aside).findByRole('link', { name: /^Your week in papers/ })).toHaveAttribute(
    'href',
    '/library.html#/digests/digest-2026-11-20',
  );
});
