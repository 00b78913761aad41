import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { failureOf, LibraryError } from '@/lib/library/errors';

const thrown = (name: string) => new DOMException('said the browser', name);

it.each([
  [new LibraryError('too-late', 'step 4'), 'too-late'],
  [thrown('QuotaExceededError'), 'full'],
  [new Dexie.AbortError('taken back', thrown('QuotaExceededError')), 'full'],
  // What Chromium says on a disk without one free byte: first this, then the other.
  [new Dexie.AbortError('Transaction aborted'), 'storage'],
  [new Dexie.UnknownError('Internal error opening backing store for indexedDB.open.'), 'storage'],
  [new Error('no', { cause: thrown('InvalidStateError') }), 'storage'],
  [thrown('DataError'), 'internal'],
  [new TypeError('x is not a function'), 'internal'],
  ['a word', 'internal'],
  [null, 'internal'],
])('%s is told as %s', (error, code) => {
  expect(failureOf(error).code).toBe(code);
});
