import { resolve, resolveVerbatim } from './resolve';
import type { Pause } from './slices';
import type { TextModel } from './text-model';
import { buildTokenIndex } from './tokens';
import type { Resolution, Selector } from './types';

export interface Stored {
  id: string;
  selectors: readonly Selector[];
}

export interface Found {
  id: string;
  resolution: Resolution;
}

export interface ResolveAllOptions {
  /** Code points near which the user reads: highlights there come first. */
  near?: number;
  signal?: AbortSignal;
}

/**
 * All highlights of a page, in slices: those that stand there word for word first, the nearest to
 * the reader first among them, then those that have to be searched for.
 */
export async function* resolveAll(
  model: TextModel,
  stored: readonly Stored[],
  pause: Pause,
  options: ResolveAllOptions = {},
): AsyncGenerator<Found, void> {
  const { near = 0, signal } = options;
  const queue = stored
    .map((each) => ({ ...each, distance: Math.abs(startOf(each.selectors) - near) }))
    .sort((a, b) => a.distance - b.distance);
  const rest: typeof queue = [];
  const hashing = model.hashing();
  while (!hashing.next().done) await pause();
  for (const { id, selectors, distance } of queue) {
    await pause();
    if (signal?.aborted) return;
    const resolution = resolveVerbatim(model, selectors);
    if (resolution) yield { id, resolution };
    else rest.push({ id, selectors, distance });
  }
  if (rest.length === 0) return;
  const steps = buildTokenIndex(model);
  while (!steps.next().done) {
    await pause();
    if (signal?.aborted) return;
  }
  for (const { id, selectors } of rest) {
    await pause();
    if (signal?.aborted) return;
    yield { id, resolution: resolve(model, selectors) };
  }
}

function startOf(selectors: readonly Selector[]): number {
  for (const each of selectors) if (each.type === 'TextPositionSelector') return each.start;
  return 0;
}
