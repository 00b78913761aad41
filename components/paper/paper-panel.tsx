import { lazy, type Ref, Suspense, useCallback, useImperativeHandle, useRef } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { Notes } from '../note/notes';
import { AskLine } from './ask-line';
import { PaperActions } from './paper-actions';
import styles from './paper-panel.module.css';
import { PendingLine } from './pending-line';
import { StatusControl } from './status-control';
import { TagEditor } from './tag-editor';
import { VersionLine } from './version-line';

// It needs the rules of merging, which the list does not.
const DuplicateLine = lazy(async () => ({
  default: (await import('./duplicate-line')).DuplicateLine,
}));

/** Moves the focus into a part of the panel. */
export interface PanelHandle {
  focusTags: () => void;
  focusNote: () => void;
}

/** Everything of the user's on one paper: status, tags, notes, and what can be done with it. */
export function PaperPanel({
  paper,
  onBin,
  shown,
  ref,
}: {
  paper: Paper;
  onBin: () => void;
  /** The version in the tab in front of the user. */
  shown?: number | undefined;
  ref?: Ref<PanelHandle>;
}) {
  const tags = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef(false);
  // The note's field comes a moment after the panel, when the notes have been read.
  const attachNote = useCallback((field: HTMLTextAreaElement | null) => {
    note.current = field;
    if (!field || !wanted.current) return;
    wanted.current = false;
    focusAtEnd(field);
  }, []);
  useImperativeHandle(ref, () => ({
    focusTags: () => tags.current?.focus({ preventScroll: true }),
    focusNote: () => {
      if (note.current) focusAtEnd(note.current);
      else wanted.current = true;
    },
  }));
  return (
    <div className={styles.panel}>
      <PendingLine paper={paper} />
      <AskLine paper={paper} />
      <VersionLine paper={paper} shown={shown} />
      <Suspense>
        <DuplicateLine paper={paper} />
      </Suspense>
      <div className={styles.row}>
        <StatusControl paper={paper} />
        <PaperActions paper={paper} onBin={onBin} />
      </div>
      <TagEditor paper={paper} inputRef={tags} />
      <Notes key={paper.id} paperId={paper.id} inputRef={attachNote} />
    </div>
  );
}

function focusAtEnd(field: HTMLTextAreaElement): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(field.value.length, field.value.length);
}
