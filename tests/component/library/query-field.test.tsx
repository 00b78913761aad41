import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { QueryField } from '@/components/library/query-field';
import { parseQuery } from '@/lib/search/query/parse';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());

const keys: string[] = [];

function Field() {
  const [value, setValue] = useState('');
  const { problems } = useMemo(() => parseQuery(value, 0), [value]);
  return (
    <QueryField
      value={value}
      onChange={setValue}
      problems={problems}
      label="Search"
      onKeyDown={({ key }) => keys.push(key)}
    />
  );
}

async function setUp() {
  await stage.db.papers.bulkAdd([
    paper(1, { tags: ['nlp/parsing', 'to discuss'], venue: 'Neural Computation' }),
    paper(2, { tags: ['nlp'] }),
  ]);
  keys.length = 0;
  render(<Field />);
  return { user: userEvent.setup(), field: screen.getByRole('combobox', { name: 'Search' }) };
}

const options = () =>
  screen.queryAllByRole('option', { hidden: true }).map((each) => each.textContent);

it('completes a field and a value with Tab, and quotes what needs it', async () => {
  const { user, field } = await setUp();
  await user.type(field, 'ta');
  expect(options()[0]).toMatch(/^tag:/);
  await user.tab();
  await vi.waitFor(() => expect(field).toHaveValue('tag:'));
  await vi.waitFor(() => expect(options()).toHaveLength(3));
  await user.type(field, 'dis');
  await vi.waitFor(() => expect(options()).toHaveLength(1));
  await user.tab();
  await vi.waitFor(() => expect(field).toHaveValue('tag:"to discuss" '));
  expect(field).toHaveFocus();
});

it('chooses among values with the arrows and Enter, and tells screen readers which', async () => {
  const { user, field } = await setUp();
  await user.type(field, 'status:');
  expect(field).toHaveAttribute('aria-expanded', 'true');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  const active = field.getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(active)).toHaveTextContent('reading');
  await user.keyboard('{Enter}');
  await vi.waitFor(() => expect(field).toHaveValue('status:reading '));
  expect(keys).not.toContain('Enter');
});

it('leaves keys that it has no use for to the list below', async () => {
  const { user, field } = await setUp();
  await user.type(field, 'parsing{ArrowDown}{Enter}{Escape}');
  expect(keys.slice(-3)).toEqual(['ArrowDown', 'Enter', 'Escape']);
  await user.clear(field);
  await user.type(field, 'status:{Escape}');
  expect(keys.at(-1)).not.toBe('Escape');
  expect(field).toHaveAttribute('aria-expanded', 'false');
});

it('says what means nothing', async () => {
  const { user, field } = await setUp();
  await user.type(field, 'autor:x');
  expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(field).toHaveAccessibleDescription('There is no field “autor”. Did you mean “author”?');
  await user.clear(field);
  await user.type(field, 'plain words');
  expect(field).toHaveAttribute('aria-invalid', 'false');
});

it('explains itself, and examples can be tried', async () => {
  const { user, field } = await setUp();
  const card = document.querySelector<HTMLElement>('[popover="auto"]');
  if (!card) throw new Error('no card');
  // jsdom has no popovers, and takes what is in one for hidden.
  card.togglePopover = () => {
    card.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
    return true;
  };
  await user.click(screen.getByRole('button', { name: 'How to search' }));
  await user.click(await within(card).findByText('year:2020..2024'));
  await vi.waitFor(() => expect(field).toHaveValue('year:2020..2024'));
});
