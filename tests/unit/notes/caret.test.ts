import { expect, it } from 'vitest';
import { placeAfter } from '@/lib/notes/caret';

it.each([
  ['the same text', 'ab|cd', 'ab|cd'],
  ['more behind it', 'ab|cd', 'ab|cd and more'],
  ['more before it', 'ab|cd', 'more and ab|cd'],
  ['less before it', 'more and ab|cd', 'ab|cd'],
  ['more right at it', 'ab|', 'ab| more'],
  ['at the beginning', '|ab', '|more ab'],
  ['what it stood in was rewritten', 'one tw|o three', 'one second| three'],
  ['all is another', 'ab|c', 'xyz|'],
  ['nothing is left', 'ab|c', '|'],
])('%s: %s becomes %s', (_, before, after) => {
  const place = placeAfter(before.replace('|', ''), after.replace('|', ''), before.indexOf('|'));
  expect(place).toBe(after.indexOf('|'));
});
