/** How For you chooses: two numbers in words. */
import { t } from '@/lib/platform/i18n';
import { Choices } from './choices';
import type { SettingProps } from './types';

export function Explore({ settings, change }: SettingProps) {
  const shares = [
    { value: '0', label: t('options_explore_none') },
    { value: '0.1', label: t('options_explore_some') },
    { value: '0.25', label: t('options_explore_more') },
  ];
  return (
    <Choices
      legend={t('options_explore')}
      row
      value={nearest(shares, settings.explore)}
      onChange={(value) => change({ explore: Number(value) })}
      choices={shares}
    />
  );
}

export function Recency({ settings, change }: SettingProps) {
  const ages = [
    { value: '3', label: t('options_recency_days') },
    { value: '14', label: t('options_recency_weeks') },
    { value: '60', label: t('options_recency_months') },
  ];
  return (
    <Choices
      legend={t('options_recency')}
      row
      value={nearest(ages, settings.recency)}
      onChange={(value) => change({ recency: Number(value) })}
      choices={ages}
    />
  );
}

/** The choice whose number is next to the stored one. */
function nearest(choices: readonly { value: string }[], stored: number): string {
  const distance = ({ value }: { value: string }) => Math.abs(Number(value) - stored);
  return choices.toSorted((a, b) => distance(a) - distance(b))[0]?.value ?? '';
}
