import { type ComponentType, lazy, Suspense, useState } from 'react';
import { SectionsEditor } from '@/components/trending/sections-editor';
import { t } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import { Choices } from './choices';
import styles from './options-page.module.css';

interface Props {
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
}

type Chooser = ComponentType<{
  choices: Settings['feedChoices'];
  onChange: (choices: Settings['feedChoices']) => void;
}>;

const Categories: Chooser = lazy(async () => ({
  default: (await import('@/components/trending/category-chooser')).CategoryChooser,
}));
const Submitters: Chooser = lazy(async () => ({
  default: (await import('@/components/trending/submitter-chooser')).SubmitterChooser,
}));

/** What the new tab is made of: parts and their order, density, and what its lists are about. */
export function NewTabOptions({ settings, change }: Props) {
  return (
    <div className={styles.parts}>
      <SectionsEditor sections={settings.sections} onChange={(sections) => change({ sections })} />
      <Choices
        legend={t('newtab_density')}
        row
        value={settings.density}
        onChange={(density) => change({ density })}
        choices={[
          { value: 'cards', label: t('newtab_density_cards') },
          { value: 'list', label: t('newtab_density_list') },
        ]}
      />
      <Folded title={t('options_categories')} of={Categories} {...{ settings, change }} />
      <Folded title={t('options_submitters')} of={Submitters} {...{ settings, change }} />
    </div>
  );
}

/** A chooser that is fetched when it is opened. */
function Folded(props: Props & { title: string; of: Chooser }) {
  const { title, of: Body, settings, change } = props;
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.sites} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && (
        <Suspense>
          <Body
            choices={settings.feedChoices}
            onChange={(feedChoices) => change({ feedChoices })}
          />
        </Suspense>
      )}
    </details>
  );
}

/** How For you chooses: two numbers in words. */
export function ForYouOptions({ settings, change }: Props) {
  const shares = [
    { value: '0', label: t('options_explore_none') },
    { value: '0.1', label: t('options_explore_some') },
    { value: '0.25', label: t('options_explore_more') },
  ];
  const ages = [
    { value: '3', label: t('options_recency_days') },
    { value: '14', label: t('options_recency_weeks') },
    { value: '60', label: t('options_recency_months') },
  ];
  return (
    <div className={styles.parts}>
      <p className={styles.prose}>{t('options_for_you_hint')}</p>
      <p>{t('options_explore')}</p>
      <Choices
        legend={t('options_explore')}
        row
        value={nearest(shares, settings.explore)}
        onChange={(value) => change({ explore: Number(value) })}
        choices={shares}
      />
      <p>{t('options_recency')}</p>
      <Choices
        legend={t('options_recency')}
        row
        value={nearest(ages, settings.recency)}
        onChange={(value) => change({ recency: Number(value) })}
        choices={ages}
      />
    </div>
  );
}

/** The choice whose number is next to the stored one. */
function nearest(choices: readonly { value: string }[], stored: number): string {
  const distance = ({ value }: { value: string }) => Math.abs(Number(value) - stored);
  return choices.toSorted((a, b) => distance(a) - distance(b))[0]?.value ?? '';
}
