/** Work in short pieces, so that the page stays quick while many highlights are looked for. */

/** Milliseconds that one piece of work may take. */
export const sliceLength = 8;

/** To be awaited between steps: undefined while the piece may go on. */
export type Pause = () => Promise<void> | undefined;

/**
 * Lets work go on until its slice is used up, then waits for `next`.
 *
 * @param next resolves when the page has had its turn; by default after other tasks of the page.
 */
export function slicer(
  now: () => number = () => performance.now(),
  next: () => Promise<void> = nextTask,
  length = sliceLength,
): Pause {
  let until = now() + length;
  return () => {
    if (now() < until) return undefined;
    return next().then(() => {
      until = now() + length;
    });
  };
}

type Scheduling = typeof globalThis & {
  scheduler?: { postTask?(task: () => void, options: { priority: string }): Promise<void> };
};

/** After the tasks that wait already, such as a click. A timer would wait for 4 ms each time. */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  if (scheduler?.postTask) return scheduler.postTask(() => undefined, { priority: 'user-visible' });
  return new Promise((done) => setTimeout(done, 0));
}

/** Runs a generator to its end in slices. */
export async function inSlices<T>(steps: Generator<void, T>, pause: Pause): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    await pause();
    step = steps.next();
  }
  return step.value;
}

/** Runs it at once. */
export function atOnce<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
