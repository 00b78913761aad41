import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openTab, ownPage } from '@/lib/platform/tabs';

beforeEach(() => fakeBrowser.reset());

it.each([
  ['https://arxiv.org/abs/2607.01234', true],
  ['http://example.org/', true],
  [ownPage('/library.html'), true],
  ['javascript:alert(1)', false],
  ['JaVaScRiPt:alert(1)', false],
  [' java\nscript:alert(1)', false],
  ['data:text/html,<script>alert(1)</script>', false],
  ['file:///etc/passwd', false],
  ['chrome://settings', false],
  ['about:config', false],
  ['blob:https://example.org/x', false],
  ['view-source:https://example.org/', false],
  ['chrome-extension://somebody-else/page.html', false],
  ['', false],
  ['library.html', false],
])('%j is opened: %s', async (url, opened) => {
  const create = vi.spyOn(fakeBrowser.tabs, 'create');
  await openTab(url);
  expect(create).toHaveBeenCalledTimes(opened ? 1 : 0);
});
