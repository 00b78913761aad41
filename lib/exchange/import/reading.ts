/**
 * Reading what the user gave, file by file, into items: the encoding and the format of each are told
 * by its content, and what is twice in it is marked. Runs in a worker (./read.worker); pure but for
 * the files.
 */
import { expandIdentifiers } from '../../paper/identifiers';
import { type Bookmark, draftOfBookmark } from './bookmarks';
import { detect, readers } from './formats';
import { readOffprint } from './offprint';
import { decode } from './text';
import type { Draft, FormatId, Problem, Reading } from './types';

/** A file, a text that was pasted, or the browser's bookmarks. */
export type Source =
  | { kind: 'file'; name: string; blob: Blob }
  | { kind: 'text'; text: string }
  | { kind: 'bookmarks'; bookmarks: Bookmark[] };

export interface Chunk {
  drafts: Draft[];
  /** From 0 to 1. */
  progress: number;
  format: FormatId;
}

export interface ReadingEnd {
  problems: Problem[];
  format: FormatId;
}

/** Longer files are not papers; a text of twice their size must fit into memory. */
export const maxBytes = 250 * 1024 * 1024;
const maxItems = 100_000;
/** Items that go to the library at once: handing on twice as many kept the page for 10 to 12 ms. */
const chunkSize = 250;

/** Reads everything. The last value tells what is wrong with whole files. */
export async function* readSources(
  sources: readonly Source[],
): AsyncGenerator<Chunk, ReadingEnd, void> {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  let format: FormatId = 'text';
  let drafts: Draft[] = [];
  let count = 0;
  let done = 0;
  const flush = (): Chunk => {
    const chunk = { drafts, progress: Math.min(1, done), format };
    drafts = [];
    return chunk;
  };
  for (const [at, source] of sources.entries()) {
    const opened = await open(source, (part) => {
      done = (at + part) / sources.length;
    });
    problems.push(...opened.problems);
    if (opened.format) format = opened.format;
    const name = sources.length > 1 && source.kind === 'file' ? { file: source.name } : {};
    const { reading } = opened;
    for (let next = await reading?.next(); next && !next.done; next = await reading?.next()) {
      if (count >= maxItems) {
        problems.push({ code: 'too-many', args: [maxItems] });
        break;
      }
      drafts.push({ ...marked(next.value, count, seen), ...name });
      count += 1;
      if (drafts.length >= chunkSize) yield flush();
    }
    problems.push(...(opened.ended() ?? []));
  }
  done = 1;
  if (drafts.length > 0) yield flush();
  if (count === 0 && problems.length === 0) problems.push({ code: 'empty', args: [] });
  return { problems, format };
}

/** An item, with the place of the earlier one that is the same paper. */
function marked(draft: Draft, index: number, seen: Map<string, number>): Draft {
  if (!draft.record) return draft;
  const ids = expandIdentifiers(draft.record.identifiers);
  const earlier = ids.map((id) => seen.get(id)).find((place) => place !== undefined);
  for (const id of ids) if (!seen.has(id)) seen.set(id, earlier ?? index);
  return earlier === undefined ? draft : { ...draft, doubleOf: earlier };
}

interface Opened {
  format?: FormatId;
  reading?: Generator<Draft, unknown, void> | AsyncGenerator<Draft, void, void>;
  problems: Problem[];
  /** What the reader said of the whole, once it has come to its end. */
  ended(): Problem[] | undefined;
}

/** The bytes of a file; a compressed backup is unpacked. */
async function bytesOf(blob: Blob): Promise<Uint8Array> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = unpacked.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    size += next.value.byteLength;
    // A small file may unpack to one that fills the memory.
    if (size > maxBytes) throw new RangeError('too large');
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

const tooLarge = (name: string): Problem => ({
  code: 'too-large',
  args: [name, Math.round(maxBytes / 1024 / 1024)],
});

const refused = (problem: Problem): Opened => ({ problems: [problem], ended: () => undefined });

async function open(source: Source, progress: (done: number) => void): Promise<Opened> {
  if (source.kind === 'bookmarks') {
    return {
      format: 'bookmarks',
      reading: fromTree(source.bookmarks),
      problems: [],
      ended: () => undefined,
    };
  }
  const name = source.kind === 'file' ? source.name : '';
  if (source.kind === 'file' && source.blob.size > maxBytes) {
    return refused(tooLarge(name));
  }
  const problems: Problem[] = [];
  let text = '';
  if (source.kind === 'text') text = source.text;
  else {
    const bytes = await bytesOf(source.blob).catch(
      (error: unknown): Problem =>
        error instanceof RangeError ? tooLarge(name) : { code: 'damaged', args: [name] },
    );
    if ('code' in bytes) return refused(bytes);
    const decoded = decode(bytes);
    text = decoded.text;
    if (decoded.doubtful) problems.push({ code: 'encoding', args: [name] });
  }
  const format = detect(text);
  if (format === undefined) {
    const code = text.trim() === '' ? 'empty' : 'unknown-format';
    return refused({ code, args: code === 'empty' ? [] : [name] });
  }
  let end: Problem[] | undefined;
  const heard = (said: Problem[] | undefined) => {
    end = said?.map((each) => (each.code === 'newer' ? { ...each, args: [name] } : each));
  };
  const ended = () => end;
  if (format === 'offprint') {
    return { format, reading: watched(readOffprint(text, progress), heard), problems, ended };
  }
  const read = readers[format];
  if (!read) return refused({ code: 'unknown-format', args: [name] });
  return { format, reading: watched(read(text, { progress }), heard), problems, ended };
}

async function* watched(
  reading: Reading | ReturnType<typeof readOffprint>,
  end: (problems: Problem[] | undefined) => void,
): AsyncGenerator<Draft, void, void> {
  end(yield* reading);
}

function* fromTree(bookmarks: readonly Bookmark[]): Generator<Draft, undefined, void> {
  for (const bookmark of bookmarks) {
    const draft = draftOfBookmark(bookmark);
    if (draft) yield draft;
  }
  return undefined;
}
