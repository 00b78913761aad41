import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/sources/index';

/** Each site's own addresses are in tests/fixtures/sources/<site>/urls.json (urls.test.ts). */
describe('identify', () => {
  it.each([
    'https://www.google.com/search?q=https://arxiv.org/abs/2406.01234',
    'https://example.com/?q=arxiv.org/abs/2406.01234',
    'https://example.com/arxiv.org/abs/2406.01234',
    'https://arxiv.org.example.com/abs/2406.01234',
    'https://notarxiv.org/abs/2406.01234',
    'ftp://arxiv.org/abs/2406.01234',
    'chrome-extension://arxiv.org/abs/2406.01234',
    'about:blank',
  ])('%s is no paper', (text) => {
    expect(identify(new URL(text))).toBeUndefined();
  });
});
