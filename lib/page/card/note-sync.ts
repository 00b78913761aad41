/**
 * Sends the note while it is typed, and never forgets what has not been acknowledged.
 * One message is under way at a time, so that they arrive in order; `flush` alone may overtake,
 * because the page may be gone before the answer comes.
 */
import type { NoteChange, NoteSaved, PaperSummary } from '../../messaging/protocol';
import type { Failure, Result } from '../../messaging/result';

export interface NoteSyncOptions {
  paperId: string;
  note: PaperSummary['note'];
  send(change: NoteChange): Promise<Result<NoteSaved>>;
  /** Called when `state` has changed. */
  changed(): void;
  /** Called with the note as the library holds it now; an empty body means that it is put away. */
  acknowledged(note: { id: string; body: string }, conflict: boolean): void;
  /** Called with the text as stored when another editor's words were merged into it. */
  replaced(text: string): void;
  /** True while the text must not be replaced (an input method is composing). */
  busy?(): boolean;
  newId?(): string;
  intervalMs?: number;
}

export interface NoteState {
  text: string;
  /** True while some of the text is not acknowledged. */
  unsaved: boolean;
  failure: Failure | undefined;
  /** Another editor's text was kept as a note of its own. */
  conflict: boolean;
}

export interface NoteSync {
  readonly state: NoteState;
  /**
   * The text was edited.
   * @param seen what the field showed before, where that may be older than `state.text`: the words that
   *   came in between are not taken for deleted.
   */
  write(text: string, seen?: string): void;
  /** Send now what is not sent, waiting for nothing. */
  flush(): void;
  /** Send again after a failure. */
  retry(): void;
  /** What the library holds now; taken over unless the user's text is unsaved. */
  adopt(note: PaperSummary['note']): void;
  /** Stop the timer. What is under way goes on. */
  dispose(): void;
}

/** A note's synchroniser. All times are in milliseconds. */
export function createNoteSync(options: NoteSyncOptions): NoteSync {
  const { paperId, send, changed, acknowledged, replaced } = options;
  const { busy = () => false, newId = () => crypto.randomUUID(), intervalMs = 250 } = options;
  let noteId = options.note?.id ?? newId();
  let text = options.note?.body ?? '';
  /** The last acknowledged text. */
  let base = text;
  let failure: Failure | undefined;
  let conflict = false;
  /** The text that is under way, and its number. */
  let underWay: { text: string; number: number } | undefined;
  let sent = 0;
  let answered = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = () => {
    const number = ++sent;
    const body = text;
    // A text still under way will have arrived before this one: it is what this one starts from.
    const change = { paperId, noteId, body, base: underWay?.text ?? base };
    underWay = { text: body, number };
    clearTimeout(timer);
    timer = setTimeout(tick, intervalMs);
    void send(change).then((result) => settled(number, body, result));
  };

  const tick = () => {
    timer = undefined;
    if (!underWay && !failure && text !== base) post();
  };

  const settled = (number: number, body: string, result: Result<NoteSaved>) => {
    const latest = underWay?.number === number;
    if (latest) underWay = undefined;
    if (result.ok) {
      if (number > answered) {
        answered = number;
        conflict ||= result.value.conflictId !== undefined;
        accept(body, result.value.body);
        acknowledged({ id: noteId, body: base }, result.value.conflictId !== undefined);
      }
      if (latest) failure = undefined;
    } else if (latest) {
      failure = result.error;
    }
    if (!timer) tick();
    changed();
  };

  /** `stored` differs from `body` when the worker merged another editor's words in. */
  const accept = (body: string, stored: string) => {
    base = body;
    // If more was typed meanwhile, `body` stays the base, and the worker merges again.
    if (stored === body || text !== body || busy()) return;
    text = stored;
    base = stored;
    replaced(stored);
  };

  return {
    get state() {
      return { text, unsaved: text !== base, failure, conflict };
    },
    write(next, seen = text) {
      if (seen !== text) base = seen;
      text = next;
      failure = undefined;
      if (!timer) tick();
      changed();
    },
    flush() {
      if (text !== (underWay?.text ?? base)) post();
    },
    retry() {
      failure = undefined;
      if (!underWay && text !== base) post();
      changed();
    },
    adopt(note) {
      if (text !== base || underWay || busy()) return;
      const body = note?.body ?? '';
      if (note) noteId = note.id;
      if (body === text) return;
      text = body;
      base = body;
      replaced(body);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
