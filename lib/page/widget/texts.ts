/**
 * The tab's texts, read at once: in an extension that was updated under the page, asking for a text
 * throws, and that is just when there is something to say.
 */
import type { PaperSummary } from '../../messaging/protocol';
import type { VersionNews } from '../../paper/versions';
import { listed, t, tn } from '../../platform/i18n';

/** A text made on the spot; in an extension that is gone it stays empty instead of throwing. */
export function made(make: () => string): string {
  try {
    return make();
  } catch {
    return '';
  }
}

/** Attributes of what holds our texts on a page, whose language and direction are other ones. */
export const inOurLanguage = () => ({ lang: t('ui_language'), dir: t('ui_direction') });

/**
 * What is new about the versions of a paper.
 * @param shown the version on this page.
 */
export const newsText = ({ had, latest }: VersionNews, shown: number | undefined): string =>
  made(() => t(shown === latest ? 'version_is_newer' : 'version_newer_out', had, latest));

export function loadTexts() {
  const names = {
    unread: t('page_name_unread'),
    reading: t('page_name_reading'),
    read: t('page_name_read'),
  };
  return {
    save: t('action_save'),
    saveName: t('page_save_name'),
    saving: t('page_saving'),
    limited: t('page_limited_name'),
    lookFailed: t('page_look_failed'),
    outdated: t('error_outdated'),
    unread: t('status_unread'),
    reading: t('status_reading'),
    read: t('status_read'),
    /** What a screen reader says of the tab of a saved paper. */
    news: newsText,
    name: ({ status, notes, highlights, tags }: PaperSummary, news: string): string =>
      made(() => {
        const parts = [names[status]];
        if (notes) parts.push(tn('notes', notes));
        if (highlights) parts.push(tn('page_highlights', highlights));
        if (tags.length) parts.push(tn('tags', tags.length));
        const name = t('page_saved_name', listed(parts));
        return news ? t('page_saved_news', name, news) : name;
      }),
  };
}

export type Texts = ReturnType<typeof loadTexts>;
