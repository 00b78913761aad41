/**
 * Words that were typed and not yet acknowledged by the worker. They lie in localStorage, the one
 * store that is written before the keystroke's event is over; so a popup may close in mid-word.
 */
import type { NoteChange, NoteSaved } from '../messaging/protocol';
import type { Result } from '../messaging/result';

export interface Draft extends NoteChange {
  /** When it was typed (ms since the epoch). */
  at: number;
}

const prefix = 'draft:';
const keyOf = ({ paperId, noteId }: Pick<Draft, 'paperId' | 'noteId'>) =>
  `${prefix}${paperId}/${noteId}`;

/** A draft whose paper is gone is kept as long as the bin keeps things. */
const orphanMs = 30 * 24 * 3_600_000;

function parse(text: string | null): Draft | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return undefined;
    const { paperId, noteId, body, base, at } = value as Partial<Record<keyof Draft, unknown>>;
    const strings = [paperId, noteId, body, base].every((part) => typeof part === 'string');
    return strings && typeof at === 'number' ? (value as Draft) : undefined;
  } catch {
    return undefined;
  }
}

/** Keep a draft. False when localStorage is full or forbidden. */
export function keepDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(draft), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forget a draft whose text was acknowledged; one that has grown meanwhile stays. */
export function dropDraft(draft: Pick<Draft, 'paperId' | 'noteId' | 'body'>): void {
  const kept = parse(localStorage.getItem(keyOf(draft)));
  if (kept?.body === draft.body) localStorage.removeItem(keyOf(draft));
}

/** All drafts, or those of one paper; oldest first. What cannot be read is passed over. */
export function readDrafts(paperId?: string): Draft[] {
  const drafts: Draft[] = [];
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index);
    const draft = key?.startsWith(prefix) ? parse(localStorage.getItem(key)) : undefined;
    if (draft && (paperId === undefined || draft.paperId === paperId)) drafts.push(draft);
  }
  return drafts.sort((a, b) => a.at - b.at);
}

/** The lock that an open editor of a paper holds; see `resendDrafts`. */
export const editorLock = (paperId: string): string => `note:${paperId}`;

/**
 * Hold the lock of a paper's editor until the answer is called. Several pages may hold it at once;
 * the browser takes it back from a page that dies.
 */
export function holdEditor(paperId: string): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks?.request(editorLock(paperId), { mode: 'shared' }, () => held);
  return release;
}

/**
 * Send drafts that an earlier page left behind. Drafts of an editor that is still open, here or in
 * another page, are left to it. Any page of ours may call it when it opens.
 * @param options.send gives a note to the worker.
 * @param options.stored the text of a note in the library now, if it is there.
 */
export async function resendDrafts({
  send,
  stored,
  now = Date.now(),
}: {
  send: (change: NoteChange) => Promise<Result<NoteSaved>>;
  stored: (noteId: string) => Promise<string | undefined>;
  now?: number;
}): Promise<void> {
  for (const draft of readDrafts()) {
    const { at, ...change } = draft;
    const work = async () => {
      const body = await stored(change.noteId);
      // The message had arrived, only its answer had not; someone has written on since.
      const arrived = body !== undefined && body !== change.base && body.includes(change.body);
      const result = arrived ? undefined : await send(change);
      const gone = result?.ok === false && result.error.code === 'not-found';
      if (!result || result.ok || (gone && now - at > orphanMs)) dropDraft(draft);
    };
    if (!navigator.locks) await work();
    else
      await navigator.locks.request(editorLock(draft.paperId), { ifAvailable: true }, (lock) =>
        lock ? work() : undefined,
      );
  }
}
