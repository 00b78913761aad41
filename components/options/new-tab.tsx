/** What the new tab is made of, and what its lists are about. */
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { SectionsEditor } from '@/components/trending/sections-editor';
import { t, tn } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import styles from './options-page.module.css';
import type { SettingProps } from './types';

type Chooser = ComponentType<{
  choices: Settings['feedChoices'];
  onChange: (choices: Settings['feedChoices']) => void;
}>;

const CategoryChooser: Chooser = lazy(async () => ({
  default: (await import('@/components/trending/category-chooser')).CategoryChooser,
}));
const SubmitterChooser: Chooser = lazy(async () => ({
  default: (await import('@/components/trending/submitter-chooser')).SubmitterChooser,
}));

export function Sections({ settings, change }: SettingProps) {
  return (
    <SectionsEditor sections={settings.sections} onChange={(sections) => change({ sections })} />
  );
}

export function Categories(props: SettingProps) {
  return <Folded {...props} chosen={props.settings.feedChoices.categories} of={CategoryChooser} />;
}

export function Submitters(props: SettingProps) {
  return <Folded {...props} chosen={props.settings.feedChoices.submitters} of={SubmitterChooser} />;
}

/** What is chosen, and a chooser that is fetched when it is opened. */
function Folded(props: SettingProps & { chosen: readonly string[]; of: Chooser }) {
  const { chosen, of: Body, settings, change } = props;
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {chosen.length === 0 ? t('options_choose') : tn('options_chosen', chosen.length)}
      </summary>
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
