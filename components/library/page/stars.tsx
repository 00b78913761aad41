import { Star } from 'lucide-react';
import { t, tn } from '@/lib/platform/i18n';
import styles from './stars.module.css';

/** A rating of 1 to 5 as stars; nothing without one. */
export function Stars({ rating }: { rating: number | undefined }) {
  if (rating === undefined) return null;
  const name = tn('library_stars', rating);
  return (
    <span className={styles.stars} role="img" aria-label={name} title={name}>
      {Array.from({ length: rating }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one star is like another.
        <Star key={index} size={11} strokeWidth={1.6} aria-hidden="true" />
      ))}
    </span>
  );
}

/** The ratings one can give, with the one that takes it away last. */
export const ratings = [5, 4, 3, 2, 1, null] as const;

export const ratingText = (rating: number | null): string =>
  rating === null ? t('library_stars_none') : tn('library_stars', rating);
