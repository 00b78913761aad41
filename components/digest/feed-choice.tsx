import { feedText } from '@/lib/platform/digest-words';
import { t } from '@/lib/platform/i18n';
import { mainFeeds } from '@/lib/trending/feeds';
import { useSettings } from '../ui/use-settings';
import shared from './digest.module.css';
import styles from './plan.module.css';
import type { FormProps } from './use-plan';

/** Lists of our own that a digest may draw on. */
const own = ['rising', 'forgotten'] as const;

/** Which lists the papers come from: everybody's, and those that the new tab was given. */
export function FeedChoice({ plan, change }: FormProps) {
  const [settings] = useSettings();
  const { categories = [], submitters = [] } = settings?.feedChoices ?? {};
  const offered = [
    ...mainFeeds,
    ...categories.map((category) => `arxiv:${category}`),
    ...submitters.map((name) => `hf:by:${name}`),
    ...own,
  ];
  const all = [...new Set([...offered, ...plan.feeds])];
  return (
    <fieldset className={styles.group}>
      <legend className={shared.label}>{t('digest_feeds')}</legend>
      <div className={styles.checks}>
        {all.map((feed) => {
          const chosen = plan.feeds.includes(feed);
          return (
            <label key={feed} className={styles.check}>
              <input
                type="checkbox"
                checked={chosen}
                disabled={chosen && plan.feeds.length === 1}
                onChange={(event) =>
                  void change({
                    feeds: event.target.checked
                      ? all.filter((each) => each === feed || plan.feeds.includes(each))
                      : plan.feeds.filter((each) => each !== feed),
                  })
                }
              />
              {feedText(feed)}
            </label>
          );
        })}
      </div>
      <p className={shared.hint}>{t('digest_feeds_hint')}</p>
    </fieldset>
  );
}
