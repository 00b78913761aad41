import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { timeLimit } from '@/lib/library/time-limit';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A limit, and what has become of it. */
function watched() {
  const limit = timeLimit();
  const became: { error?: { code: string; message: string } } = {};
  limit.over.catch((error) => {
    became.error = error;
  });
  return { limit, became };
}

it('is over when its time is, and says of what', async () => {
  const { limit, became } = watched();
  limit.set(100, 'storage');
  await vi.advanceTimersByTimeAsync(99);
  expect(became.error).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(became.error).toMatchObject({ code: 'storage', message: 'storage for 100 ms' });
});

it('set again, only the time that was set last counts', async () => {
  const { limit, became } = watched();
  limit.set(100, 'storage');
  limit.set(300, 'blocked');
  await vi.advanceTimersByTimeAsync(299);
  expect(became.error).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(became.error).toMatchObject({ code: 'blocked' });
});

it('taken away, it is never over', async () => {
  const { limit, became } = watched();
  limit.set(100, 'storage');
  limit.clear();
  await vi.advanceTimersByTimeAsync(1000);
  expect(became.error).toBeUndefined();
});

it('waits as long again for as often as that is worth it', async () => {
  const { limit, became } = watched();
  const answers = [true, true, false];
  limit.set(100, 'blocked', async () => answers.shift() ?? false);
  await vi.advanceTimersByTimeAsync(299);
  expect(became.error).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(became.error).toMatchObject({ code: 'blocked' });
});

it.each(['clear', 'set'] as const)(
  '%s counts while it is asked whether to wait on',
  async (how) => {
    const { limit, became } = watched();
    let answer = (_patient: boolean) => {};
    const asked = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    limit.set(100, 'blocked', () => asked);
    await vi.advanceTimersByTimeAsync(100);
    if (how === 'clear') limit.clear();
    else limit.set(5000, 'storage');
    answer(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(became.error).toBeUndefined();
  },
);
