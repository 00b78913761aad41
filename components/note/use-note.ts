import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from '@/lib/messaging/ask';
import type { Failure } from '@/lib/messaging/result';
import { createNoteSync, type NoteSync } from '@/lib/page/card/note-sync';
import { type Draft, dropDraft, holdEditor, keepDraft } from '@/lib/platform/drafts';

export interface NoteView {
  text: string;
  state: 'clean' | 'saving' | 'saved' | 'failed';
  failure?: Failure;
  /** False when not even localStorage could keep the text. */
  kept: boolean;
  /** The text lives on in a note of its own; the other one's shows beside it. */
  conflict: boolean;
  /** @param seen what the field showed before it was edited. */
  write: (text: string, seen: string) => void;
  /** An input method began or ended to compose: the text must not be replaced meanwhile. */
  compose: (composing: boolean) => void;
  retry: () => void;
}

export interface NoteOptions {
  paperId: string;
  /** Of the note; for a new one made by the caller. */
  noteId: string;
  /** The note as the library has it now; undefined before the first word. */
  stored: { id: string; body: string } | undefined;
  /** What an earlier page left unacknowledged. */
  draft?: Draft | undefined;
  onSaved: () => void;
  /** The editor went on in another note, because both texts were kept. */
  onMoved?: (noteId: string) => void;
  /** The first word was written. */
  onTouched?: () => void;
}

/**
 * One note being edited. Each keystroke goes into localStorage at once and to the worker a moment
 * later; a page that closes sends the rest on its way out.
 */
export function useNote(options: NoteOptions): NoteView {
  const latest = useRef(options);
  latest.current = options;
  const { paperId, stored } = options;
  const [sync] = useState(() => new EditorSync(latest));
  const [, redraw] = useState(0);

  useEffect(() => sync.connect(() => redraw((n) => n + 1)), [sync]);
  useEffect(() => holdEditor(paperId), [paperId]);
  const id = stored?.id;
  const body = stored?.body;
  useEffect(() => {
    if (id !== undefined && body !== undefined) sync.adopt({ id, body });
  }, [sync, id, body]);
  useEffect(() => {
    const leave = () => sync.flush();
    const look = () => document.hidden && leave();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', look);
      leave();
    };
  }, [sync]);

  const write = useCallback((text: string, seen: string) => sync.write(text, seen), [sync]);
  const compose = useCallback((composing: boolean) => sync.compose(composing), [sync]);
  const retry = useCallback(() => sync.retry(), [sync]);
  return { ...sync.view(), write, compose, retry };
}

/** A change of the library is told to all pages within this time (ms). */
const lookAgainMs = 500;

/** Puts drafts and conflicts round the synchroniser that the widget on the page uses too. */
class EditorSync {
  readonly #options: { readonly current: NoteOptions };
  readonly #sync: NoteSync;
  #noteId: string;
  /** The last acknowledged text. */
  #base: string;
  #kept = true;
  #touched = false;
  #composing = false;
  #conflict = false;
  #redraw = () => {};
  /** The note as the library told of it last. */
  #told: { id: string; body: string } | undefined;
  #look: ReturnType<typeof setTimeout> | undefined;

  constructor(options: { readonly current: NoteOptions }) {
    this.#options = options;
    const { paperId, noteId, stored, draft } = options.current;
    this.#noteId = noteId;
    this.#base = draft?.base ?? stored?.body ?? '';
    this.#sync = createNoteSync({
      paperId,
      note: { id: this.#noteId, body: this.#base },
      send: (change) => this.#send(change),
      changed: () => this.#redraw(),
      acknowledged: ({ body }) => {
        this.#base = body;
        this.#lookAgain();
      },
      replaced: (text) => {
        this.#base = text;
        this.#redraw();
      },
      busy: () => this.#composing,
      intervalMs: 200,
    });
    if (draft && draft.body !== draft.base) {
      this.#touched = true;
      this.#sync.write(draft.body);
    }
  }

  connect(redraw: () => void): () => void {
    this.#redraw = redraw;
    redraw();
    return () => {
      clearTimeout(this.#look);
      this.#redraw = () => {};
    };
  }

  async #send({ paperId, body, base }: { paperId: string; body: string; base: string }) {
    const noteId = this.#noteId;
    const result = await ask('note', { paperId, noteId, body, base });
    if (!result.ok) return result;
    dropDraft({ paperId, noteId, body });
    this.#options.current.onSaved();
    const { conflictId } = result.value;
    if (conflictId === undefined) return result;
    // What was written is a note of its own now. The editor stays with it, so that nothing jumps
    // under the hands; the other text shows as another note.
    this.#conflict = true;
    if (this.#noteId === noteId) {
      this.#noteId = conflictId;
      const { text } = this.#sync.state;
      dropDraft({ paperId, noteId, body: text });
      if (text !== body) this.#keep(text, body);
      this.#options.current.onMoved?.(conflictId);
    }
    return { ok: true as const, value: { body } };
  }

  #keep(body: string, base: string): void {
    const { paperId } = this.#options.current;
    this.#kept = keepDraft({ paperId, noteId: this.#noteId, body, base, at: Date.now() });
  }

  /**
   * Another window's words can have been taken over and not yet be drawn: what is typed then was typed
   * on the text that was seen, which the library had before.
   */
  write(text: string, seen: string): void {
    if (!this.#touched) this.#options.current.onTouched?.();
    this.#touched = true;
    if (seen !== this.#sync.state.text) this.#base = seen;
    this.#keep(text, this.#base);
    this.#sync.write(text, seen);
    const { paperId } = this.#options.current;
    if (!this.#sync.state.unsaved) dropDraft({ paperId, noteId: this.#noteId, body: text });
  }

  compose(composing: boolean): void {
    this.#composing = composing;
    if (!composing) this.#lookAgain();
  }

  /**
   * What another window wrote while this one was saving was not taken over then, and nobody tells of it
   * again. Not at once: what the library last told may be older than what was just acknowledged.
   */
  #lookAgain(): void {
    clearTimeout(this.#look);
    this.#look = setTimeout(() => {
      if (this.#told) this.adopt(this.#told);
    }, lookAgainMs);
  }

  adopt(note: { id: string; body: string }): void {
    this.#told = note;
    // An editor in which nothing was written yet takes whatever note has come.
    if (!this.#touched) this.#noteId = note.id;
    if (note.id !== this.#noteId) return;
    this.#sync.adopt(note);
    if (!this.#sync.state.unsaved) this.#base = this.#sync.state.text;
  }

  flush(): void {
    this.#sync.flush();
  }

  retry(): void {
    this.#sync.retry();
  }

  view(): Omit<NoteView, 'write' | 'compose' | 'retry'> {
    const { text, unsaved, failure } = this.#sync.state;
    const state = failure ? 'failed' : unsaved ? 'saving' : this.#touched ? 'saved' : 'clean';
    return {
      text,
      state,
      kept: this.#kept,
      conflict: this.#conflict,
      ...(failure && { failure }),
    };
  }
}
