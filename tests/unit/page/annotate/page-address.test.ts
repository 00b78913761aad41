import { expect, it } from 'vitest';
import { pageAddress } from '@/lib/page/annotate/page-address';

it.each([
  ['https://arxiv.org/html/2401.1v2?utm=x#S1', {}, 'https://arxiv.org/html/2401.1v2'],
  [
    'https://openreview.net/forum?id=abc#a',
    { page: 'https://openreview.net/forum?id=abc' },
    'https://openreview.net/forum?id=abc',
  ],
  [
    'https://openreview.net/forum?id=abc&token=secret',
    { page: 'https://openreview.net/forum?id=abc' },
    'https://openreview.net/forum?id=abc',
  ],
])('the address of %s', (href, urls, expected) => {
  expect(pageAddress(new URL(href), urls)).toBe(expected);
});
