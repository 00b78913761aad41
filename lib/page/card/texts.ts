/** The card's texts, read at once for the reason given in ../widget/texts. */
import type { Failure } from '../../messaging/result';
import { failureText } from '../../platform/failure-text';
import { language, t, tn } from '../../platform/i18n';
import { made, newsText } from '../widget/texts';

export function loadTexts() {
  const outdated = t('error_outdated');
  return {
    card: t('page_card'),
    new: t('page_outcome_new'),
    restored: t('page_outcome_restored'),
    known: t('page_outcome_known'),
    removed: t('page_removed'),
    notSaved: t('page_not_saved'),
    limited: t('page_limited_name'),
    limitedHint: t('page_limited_hint'),
    undo: t('action_undo'),
    undoSave: t('page_undo_save'),
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
    savedOn: (at: number): string =>
      made(() => {
        const date = new Intl.DateTimeFormat(language(), { dateStyle: 'medium' });
        return t('page_saved_on', date.format(at));
      }),
    panel: t('panel_open'),
    linked: (count: number): string => made(() => tn('page_linked', count)),
    gotIt: t('version_got_it'),
    news: newsText,
    removeTag: (tag: string): string => made(() => t('page_remove_tag', tag)),
    failure: (error: Failure): string =>
      error.code === 'outdated' ? outdated : made(() => failureText(error)),
  };
}

export type Texts = ReturnType<typeof loadTexts>;
