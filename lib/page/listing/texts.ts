/** The texts of a list, read at once for the reason given in ../widget/texts. */
import type { Listed } from '../../messaging/protocol';
import type { Failure } from '../../messaging/result';
import { failureText } from '../../platform/failure-text';
import { listed, t, tn } from '../../platform/i18n';
import { made } from '../widget/texts';

/** A title in a name is cut after so many characters: it is read aloud whole. */
const maxTitle = 150;

const short = (title: string) =>
  title.length > maxTitle ? `${title.slice(0, maxTitle).trimEnd()}…` : title;

export function loadTexts() {
  const outdated = t('error_outdated');
  const savedName = ({ status, notes, tags }: Listed): string =>
    made(() => {
      const parts = [names[status]];
      if (notes) parts.push(tn('notes', notes));
      if (tags) parts.push(tn('tags', tags));
      return t('page_saved_name', listed(parts));
    });
  const names = {
    unread: t('page_name_unread'),
    reading: t('page_name_reading'),
    read: t('page_name_read'),
  };
  return {
    saving: t('page_saving'),
    untitled: t('page_badge_untitled'),
    undo: t('action_undo'),
    close: t('action_close'),
    retry: t('action_retry'),
    status: t('page_status'),
    unread: t('status_unread'),
    reading: t('status_reading'),
    read: t('status_read'),
    choose: t('page_badge_choose'),
    chooseLabel: t('page_badge_choose_label'),
    all: t('page_badge_all'),
    cancel: t('page_badge_cancel'),
    undone: t('page_removed'),
    known: t('page_outcome_known'),
    card: t('page_card'),
    turnOff: t('page_badge_turn_off'),
    turnedOff: t('page_badge_turned_off'),
    saveName: (title: string) => made(() => t('page_badge_save', short(title))),
    pick: (title: string) => made(() => t('page_badge_pick', short(title))),
    saved: (title: string) => made(() => t('page_badge_saved', short(title))),
    savedCount: (count: number) => made(() => tn('page_badge_saved_count', count)),
    here: (count: number, saved: number) => made(() => tn('page_badge_here', count, saved)),
    chosen: (count: number) => made(() => tn('page_badge_chosen', count)),
    save: (count: number) => made(() => tn('page_badge_save_count', count)),
    progress: (done: number, all: number) => made(() => t('page_badge_progress', done, all)),
    savedName,
    stands: (listed: Listed) => made(() => t('page_badge_stands', savedName(listed))),
    failure: (error: Failure): string =>
      error.code === 'outdated' ? outdated : made(() => failureText(error)),
  };
}

export type Texts = ReturnType<typeof loadTexts>;
