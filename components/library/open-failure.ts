import { failureOf } from '@/lib/library/errors';
import { t } from '@/lib/platform/i18n';

/** Why the library could not be opened, and that nothing was changed, in plain words. */
export function openFailureText(error: unknown): string {
  return failureOf(error).code === 'blocked' ? t('error_blocked') : t('popup_cannot_open');
}
