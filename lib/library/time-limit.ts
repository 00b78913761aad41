import { LibraryError } from './errors';

/** A promise that fails when the time that was set last is over, and a way to set it. */
export function timeLimit() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let fail: (error: Error) => void = () => {};
  const over = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const clear = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  /** @param patient asked when the time is over: whether to wait as long again. */
  const set = (
    ms: number,
    code: 'blocked' | 'storage',
    patient: () => Promise<boolean> = async () => false,
  ) => {
    clear();
    const mine = setTimeout(async () => {
      const again = await patient();
      if (timer !== mine) return;
      if (again) set(ms, code, patient);
      else fail(new LibraryError(code, `${code} for ${ms} ms`));
    }, ms);
    timer = mine;
  };
  return { over, set, clear };
}
