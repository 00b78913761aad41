import type { Chunk, ReadingEnd, Source } from './reading';

/** To the reading worker. Each is answered by one message. */
export type ToReader = { kind: 'read'; sources: Source[] } | { kind: 'next' };

/** From it. */
export type FromReader =
  | ({ kind: 'chunk' } & Chunk)
  | ({ kind: 'end' } & ReadingEnd)
  | { kind: 'broken'; detail: string };
