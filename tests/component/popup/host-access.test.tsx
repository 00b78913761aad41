import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import HostAccess from '@/components/library/host-access';

/** The browser's permissions, with the listeners that it tells of a change. */
function permissions(granted: string[], answer: boolean) {
  const listeners = new Set<() => void>();
  const event = {
    addListener: (listener: () => void) => listeners.add(listener),
    removeListener: (listener: () => void) => listeners.delete(listener),
  };
  const request = vi.fn(async ({ origins }: { origins: string[] }) => {
    if (!answer) return false;
    granted.push(...origins);
    for (const listener of listeners) listener();
    return true;
  });
  const contains = async ({ origins }: { origins: string[] }) =>
    origins.every((each) => granted.includes(each));
  Object.assign(browser, {
    permissions: { contains, request, onAdded: event, onRemoved: event },
  });
  return request;
}

afterEach(() => {
  Reflect.deleteProperty(browser, 'permissions');
});

const arxiv = 'https://arxiv.org/*';
const huggingFace = 'https://huggingface.co/*';

it('says nothing while the hosts are granted, and names one that was taken back', async () => {
  const request = permissions([huggingFace], true);
  render(<HostAccess />);
  expect(await screen.findByText(/keeps Offprint off arxiv\.org,/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Allow' }));
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: [arxiv] });
  await vi.waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});

it('says so when the answer is no', async () => {
  permissions([], false);
  render(<HostAccess />);
  await userEvent.click(await screen.findByRole('button', { name: 'Allow' }));
  expect(await screen.findByText(/Still not allowed: arxiv\.org, huggingface\.co/)).toBeVisible();
});
