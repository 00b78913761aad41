/**
 * All texts of the widget, read at once: in an extension that was updated under the page, asking
 * for a text throws, and that is just when there is something to say.
 */
import type { PaperSummary } from '../../messaging/protocol';
import type { Failure } from '../../messaging/result';
import { failureText } from '../../platform/failure-text';
import { t, tn } from '../../platform/i18n';

export function loadTexts() {
  const outdated = t('error_outdated');
  const states = {
    unread: t('page_name_unread'),
    reading: t('page_name_reading'),
    read: t('page_name_read'),
  };
  return {
    save: t('action_save'),
    saveName: t('page_save_name'),
    saving: t('page_saving'),
    lookFailed: t('page_look_failed'),
    card: t('page_card'),
    new: t('page_outcome_new'),
    restored: t('page_outcome_restored'),
    known: t('page_outcome_known'),
    removed: t('page_removed'),
    notSaved: t('page_not_saved'),
    undo: t('action_undo'),
    close: t('action_close'),
    retry: t('action_retry'),
    status: t('page_status'),
    unread: t('status_unread'),
    reading: t('status_reading'),
    read: t('status_read'),
    tags: t('page_tags'),
    addTag: t('page_add_tag'),
    note: t('page_note'),
    notePlaceholder: t('page_note_placeholder'),
    noteSaving: t('page_note_saving'),
    noteSaved: t('page_note_saved'),
    noteConflict: t('page_note_conflict'),
    copy: t('page_copy_note'),
    copied: t('page_copied'),
    /** What a screen reader says of the tab of a saved paper. */
    name({ status, notes, highlights, tags }: PaperSummary): string {
      const parts = [states[status]];
      if (notes) parts.push(tn('notes', notes));
      if (highlights) parts.push(tn('page_highlights', highlights));
      if (tags.length) parts.push(tn('tags', tags.length));
      return t('page_saved_name', parts.join(', '));
    },
    savedOn(at: number): string {
      return t(
        'page_saved_on',
        new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(at),
      );
    },
    removeTag: (tag: string): string => t('page_remove_tag', tag),
    failure: (error: Failure): string =>
      error.code === 'outdated' ? outdated : failureText(error),
  };
}

export type Texts = ReturnType<typeof loadTexts>;
