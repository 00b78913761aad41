import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettings, watchSettings, writeSettings } from '@/lib/platform/settings-store';

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
