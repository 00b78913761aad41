import { Star, X } from 'lucide-react';
import { useId } from 'react';
import { t } from '@/lib/platform/i18n';
import { Icon } from '../../ui/icon';
import { useDatabase } from '../library-provider';
import styles from './rating.module.css';

const values = [1, 2, 3, 4, 5];

/**
 * A rating from 1 to 5 as stars: one of several to choose, so the arrows move it; the digits set it,
 * 0 takes it away.
 */
export function Rating({
  rating,
  onRate,
}: {
  rating: number | undefined;
  onRate: (rating: number | null) => void;
}) {
  const name = useId();
  const { readOnly } = useDatabase();
  const option = (value: number) => (
    <label key={value} className={styles.star} data-on={value > 0 && value <= (rating ?? 0)}>
      <input
        type="radio"
        name={name}
        className="visually-hidden"
        aria-label={value === 0 ? t('details_not_rated') : t('details_stars', value)}
        checked={(rating ?? 0) === value}
        disabled={readOnly}
        onChange={() => onRate(value === 0 ? null : value)}
      />
      <Icon of={value === 0 ? X : Star} size={value === 0 ? 12 : 16} />
    </label>
  );
  return (
    <div
      role="radiogroup"
      aria-label={t('details_rating')}
      className={styles.stars}
      data-rated={rating !== undefined}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-5]$/.test(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        if (!readOnly) onRate(event.key === '0' ? null : Number(event.key));
      }}
    >
      {values.map(option)}
      {option(0)}
    </div>
  );
}
