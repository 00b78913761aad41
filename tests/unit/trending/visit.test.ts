import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { recordVisit } from '@/lib/platform/visits';
import { type Visits, visit } from '@/lib/trending/visit';

const minute = 60_000;
const now = 1000 * minute;

describe('visit', () => {
  it.each<[string, Visits | undefined, Visits]>([
    ['the first ever', undefined, { lastAt: now }],
    ['soon after', { lastAt: now - 30 * minute }, { lastAt: now }],
    [
      'soon after, in a later visit',
      { lastAt: now - minute, previousAt: 5 },
      { lastAt: now, previousAt: 5 },
    ],
    [
      'after more than half an hour',
      { lastAt: now - 31 * minute, previousAt: 5 },
      { lastAt: now, previousAt: now - 31 * minute },
    ],
    [
      'after the clock was put back',
      { lastAt: now + 90 * minute, previousAt: now + minute },
      { lastAt: now, previousAt: now },
    ],
  ])('%s', (_, before, after) => {
    expect(visit(before, now)).toEqual(after);
  });
});

describe('recordVisit', () => {
  beforeEach(() => fakeBrowser.reset());

  it('remembers visits', async () => {
    expect(await recordVisit(now)).toEqual({ lastAt: now });
    expect(await recordVisit(now + 60 * minute)).toEqual({
      lastAt: now + 60 * minute,
      previousAt: now,
    });
  });

  it.each([['a text'], [{ lastAt: 'x' }], [null]])('starts anew from %j', async (stored) => {
    await fakeBrowser.storage.local.set({ visits: stored });
    expect(await recordVisit(now)).toEqual({ lastAt: now });
  });

  it('goes on when storage does not', async () => {
    const broken = vi
      .spyOn(fakeBrowser.storage.local, 'get')
      .mockRejectedValue(new Error('broken'));
    expect(await recordVisit(now)).toEqual({ lastAt: now });
    broken.mockRestore();
  });
});
