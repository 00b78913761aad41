import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  readSettings,
  readUnreadSettings,
  watchSettings,
  writeSettings,
} from '@/lib/platform/settings-store';

beforeEach(() => fakeBrowser.storage.local.clear());

it('starts with the defaults and survives what it cannot read', async () => {
  expect(await readSettings()).toMatchObject({ newTab: 'offprint', theme: 'system' });
  await fakeBrowser.storage.local.set({ settings: { theme: 'mauve', newTab: 'browser' } });
  expect(await readSettings()).toMatchObject({ newTab: 'browser', theme: 'system' });
});

it('loses no change of two made at once', async () => {
  await Promise.all([writeSettings({ theme: 'dark' }), writeSettings({ thumbnails: true })]);
  expect(await readSettings()).toMatchObject({ theme: 'dark', thumbnails: true });
});

it('tells of changes until it is stopped', async () => {
  const heard = vi.fn();
  const stop = watchSettings(heard);
  await writeSettings({ theme: 'dark' });
  expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ theme: 'dark' }));
  stop();
  await writeSettings({ theme: 'light' });
  expect(heard).toHaveBeenCalledTimes(1);
});

it('lays aside what it cannot read before it writes, and keeps what a newer one has added', async () => {
  const stored = { theme: 'mauve', explore: 'much', newTab: 'browser', younger: [1] };
  await fakeBrowser.storage.local.set({ settings: stored });
  expect(await readUnreadSettings()).toEqual({ theme: 'mauve', explore: 'much' });
  await writeSettings({ thumbnails: true });
  expect(await readUnreadSettings()).toEqual({});
  const after = await fakeBrowser.storage.local.get();
  expect(after['settings:unread']).toEqual({ theme: 'mauve', explore: 'much' });
  expect(after.settings).toMatchObject({ newTab: 'browser', thumbnails: true, younger: [1] });
});

it.each([['text'], [7], [[1, 2]], [true]])('keeps a record that is none: %j', async (stored) => {
  await fakeBrowser.storage.local.set({ settings: stored });
  expect(await readSettings()).toMatchObject({ newTab: 'offprint' });
  await writeSettings({ theme: 'dark' });
  const after = await fakeBrowser.storage.local.get();
  expect(after['settings:unread']).toEqual({ settings: stored });
  expect(after.settings).toMatchObject({ theme: 'dark' });
});

it('finds nothing wrong with any settings that it wrote itself', async () => {
  await writeSettings({ theme: 'dark', topics: ['a'], explore: 0.3 });
  expect(await readUnreadSettings()).toEqual({});
});
