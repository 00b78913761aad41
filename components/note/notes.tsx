import { type Ref, useEffect, useState } from 'react';
import { notesOf } from '@/lib/library/read';
import type { Annotation } from '@/lib/library/types';
import { type Draft, readDrafts } from '@/lib/platform/drafts';
import { useDatabase, useLibrary } from '../library/library-provider';
import { useLive } from '../ui/use-live';
import { NoteEditor } from './note-editor';
import styles from './notes.module.css';

interface Slot {
  /** Stays the same when the editor goes on in another note. */
  key: string;
  noteId: string;
  draft?: Draft;
  /** Nothing was written in it yet. */
  fresh?: boolean;
}

/**
 * The notes on a paper, each in an editor of its own; a paper without one has an empty editor.
 * There is more than one when two texts could not be made one.
 */
export function Notes({
  paperId,
  inputRef,
  preview,
}: {
  paperId: string;
  inputRef?: Ref<HTMLTextAreaElement>;
  /** Show from the start how notes with markup look. */
  preview?: boolean;
}) {
  const db = useDatabase();
  const { changed } = useLibrary();
  const live = useLive(() => notesOf(db, paperId), [db, paperId]);
  const notes = live.state === 'ready' ? live.value : undefined;
  const [slots, setSlots] = useState<readonly Slot[]>();

  useEffect(() => {
    if (notes) setSlots((known) => withNotes(known, notes, paperId));
  }, [notes, paperId]);

  // The place is kept while the notes are read, so that nothing moves when they come.
  if (!slots) return <div className={styles.notes} aria-busy="true" />;
  const change = (key: string, slot: Partial<Slot>) =>
    setSlots((all) => all?.map((each) => (each.key === key ? { ...each, ...slot } : each)));
  return (
    <div className={styles.notes}>
      {slots.map(({ key, noteId, draft }, index) => (
        <NoteEditor
          key={key}
          paperId={paperId}
          noteId={noteId}
          stored={notes?.find((note) => note.id === noteId)}
          draft={draft}
          readOnly={db.readOnly}
          preview={preview}
          inputRef={index === 0 ? inputRef : undefined}
          onSaved={changed}
          onMoved={(moved) => change(key, { noteId: moved })}
          onTouched={() => change(key, { fresh: false })}
        />
      ))}
    </div>
  );
}

/** Editors for the notes that have none; the first time also for drafts left behind. */
function withNotes(
  known: readonly Slot[] | undefined,
  notes: readonly Annotation[],
  paperId: string,
): readonly Slot[] {
  const slots: Slot[] = known ? [...known] : [];
  if (!known) {
    for (const draft of readDrafts(paperId)) {
      slots.push({ key: draft.noteId, noteId: draft.noteId, draft });
    }
  }
  for (const { id } of notes) {
    if (slots.some((slot) => slot.noteId === id)) continue;
    // A note that was begun elsewhere takes the editor in which nothing was written.
    const fresh = slots.findIndex((slot) => slot.fresh);
    const vacant = slots[fresh];
    if (vacant) slots[fresh] = { key: vacant.key, noteId: id };
    else slots.push({ key: id, noteId: id });
  }
  if (slots.length === 0) {
    slots.push({ key: 'first', noteId: crypto.randomUUID(), fresh: true });
  }
  return slots;
}
