import { beforeEach, expect, it, vi } from 'vitest';
import { fail, ok } from '@/lib/messaging/result';
import { type Draft, dropDraft, keepDraft, readDrafts, resendDrafts } from '@/lib/platform/drafts';

/** Node has no localStorage. */
function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
});

const draft = (changes: Partial<Draft> = {}): Draft => ({
  paperId: 'p',
  noteId: 'n',
  base: 'Old',
  body: 'Old and new',
  at: 1000,
  ...changes,
});

it('keeps drafts by paper and note, oldest first, and passes over what it cannot read', () => {
  keepDraft(draft({ noteId: 'later', at: 2000 }));
  keepDraft(draft());
  keepDraft(draft({ paperId: 'other' }));
  localStorage.setItem('draft:p/broken', '{"body": 1}');
  localStorage.setItem('unrelated', 'x');
  expect(readDrafts('p').map(({ noteId }) => noteId)).toEqual(['n', 'later']);
  expect(readDrafts()).toHaveLength(3);
});

it('drops a draft only when it has not grown since', () => {
  keepDraft(draft({ body: 'Old and newer' }));
  dropDraft(draft({ body: 'Old and new' }));
  expect(readDrafts()).toHaveLength(1);
  dropDraft(draft({ body: 'Old and newer' }));
  expect(readDrafts()).toEqual([]);
});

it('says so when it cannot be kept', () => {
  vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
    throw new Error('QuotaExceededError');
  });
  expect(keepDraft(draft())).toBe(false);
});

it.each([
  ['was never sent', 'Old', ok({ body: 'Old and new' }), { sent: 1, left: 0 }],
  ['note is not there yet', undefined, ok({ body: 'Old and new' }), { sent: 1, left: 0 }],
  ['had arrived', 'Old and new', ok({ body: 'Old and new' }), { sent: 0, left: 0 }],
  [
    'had arrived and was written on',
    'Old and new, and more',
    ok({ body: '' }),
    { sent: 0, left: 0 },
  ],
  ['the worker is away', 'Old', fail('unreachable'), { sent: 1, left: 1 }],
  ['the paper is gone', 'Old', fail('not-found'), { sent: 1, left: 1 }],
])('a draft that %s', async (_, stored, answer, { sent, left }) => {
  keepDraft(draft());
  const send = vi.fn(async () => answer);
  await resendDrafts({ send, stored: async () => stored, now: 2000 });
  expect(send).toHaveBeenCalledTimes(sent);
  expect(readDrafts()).toHaveLength(left);
});

it('gives up a draft whose paper is gone after as long as the bin keeps things', async () => {
  keepDraft(draft());
  const send = async () => fail('not-found');
  await resendDrafts({ send, stored: async () => undefined, now: 1000 + 31 * 24 * 3_600_000 });
  expect(readDrafts()).toEqual([]);
});

it('leaves the draft of an open editor to that editor', async () => {
  vi.stubGlobal('navigator', {
    locks: { request: async (_: string, __: object, run: (lock: null) => unknown) => run(null) },
  });
  keepDraft(draft());
  const send = vi.fn(async () => ok({ body: '' }));
  await resendDrafts({ send, stored: async () => undefined });
  expect(send).not.toHaveBeenCalled();
  expect(readDrafts()).toHaveLength(1);
});
