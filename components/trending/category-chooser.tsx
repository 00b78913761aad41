import { useDeferredValue, useId, useState } from 'react';
import { t, tn } from '@/lib/platform/i18n';
import { requestHosts } from '@/lib/platform/permissions';
import type { Settings } from '@/lib/settings/settings';
import { findCategories } from '@/lib/trending/arxiv-categories';
import styles from './chooser.module.css';

const most = 20;

interface Props {
  choices: Settings['feedChoices'];
  onChange: (choices: Settings['feedChoices']) => void;
}

/**
 * arXiv's categories by group, with a field to find one. The first choice asks the browser for the
 * host of arXiv's lists, as the words above say.
 */
export function CategoryChooser({ choices, onChange }: Props) {
  const id = useId();
  const [words, setWords] = useState('');
  const groups = findCategories(useDeferredValue(words));
  const { categories } = choices;
  const full = categories.length >= most;
  const turn = (category: string, on: boolean) => {
    if (on) void requestHosts(['https://rss.arxiv.org/*']);
    const others = categories.filter((each) => each !== category);
    onChange({ ...choices, categories: on ? [...others, category] : others });
  };
  return (
    <div className={styles.chooser}>
      <p className={styles.hint}>{t('newtab_categories_hint')}</p>
      <div className={styles.find}>
        <input
          type="search"
          aria-label={t('newtab_categories_find')}
          value={words}
          placeholder={t('newtab_categories_find')}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <span className={styles.count} role="status">
          {full
            ? t('newtab_categories_full', most)
            : tn('newtab_categories_count', categories.length)}
        </span>
      </div>
      <div className={styles.groups}>
        {groups.length === 0 && <p className={styles.hint}>{t('newtab_categories_none')}</p>}
        {groups.map(({ name, categories: offered }) => (
          <fieldset key={name} className={styles.group}>
            <legend>{name}</legend>
            {offered.map((category) => {
              const checked = categories.includes(category.id);
              return (
                <label key={category.id} className={styles.choice}>
                  <input
                    type="checkbox"
                    checked={checked}
                    disabled={full && !checked}
                    aria-labelledby={`${id}-${category.id}`}
                    onChange={(event) => turn(category.id, event.currentTarget.checked)}
                  />
                  <span id={`${id}-${category.id}`}>
                    <b>{category.id}</b> {category.name}
                  </span>
                </label>
              );
            })}
          </fieldset>
        ))}
      </div>
    </div>
  );
}
