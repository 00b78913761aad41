import { itemsOf } from '@/lib/digest/issue';
import { newestIssue } from '@/lib/digest/store';
import type { LibraryDatabase } from '@/lib/library/database';
import { feedText, issueTitle, listText } from '@/lib/platform/digest-words';
import { t, tn } from '@/lib/platform/i18n';
import { useLive } from '../ui/use-live';
import { useSettings } from '../ui/use-settings';
import styles from './aside.module.css';
import { useNext } from './use-issues';
import { nextText } from './when-text';

const page = '/library.html#/digests';

/** The digest in the side column of the new tab: what is here, and what comes when. */
export function DigestAside({ db }: { db: LibraryDatabase | undefined }) {
  return (
    <section className={styles.digest} aria-labelledby="digest-aside">
      <h2 id="digest-aside" className={styles.heading}>
        {t('digest_aside')}
      </h2>
      <div className={styles.inside}>{db && <Inside db={db} />}</div>
    </section>
  );
}

function Inside({ db }: { db: LibraryDatabase }) {
  const [settings] = useSettings();
  const plan = settings?.digest;
  const next = useNext(db, plan);
  const newest = useLive(() => newestIssue(db), [db]);
  if (!plan || newest.state === 'loading') return null;
  const issue = newest.state === 'ready' ? newest.value : undefined;
  const count = issue ? itemsOf(issue).length : 0;
  const isNew = count > 0 && issue?.readAt === undefined;
  const link = issue && `${page}/${encodeURIComponent(issue.id)}`;
  return (
    <>
      {issue && isNew && (
        <p className={styles.new}>
          <a href={link}>{issueTitle(issue)}</a>
          <span className={styles.facts}>{tn('digest_papers', count)}</span>
        </p>
      )}
      {plan.on ? (
        <p className={styles.facts}>
          {next && nextText(next, Date.now())}{' '}
          {t(
            'digest_aside_holds',
            tn('digest_papers', plan.count),
            listText(plan.feeds.map(feedText)),
          )}
        </p>
      ) : (
        <p className={styles.facts}>
          {t('digest_aside_off')}{' '}
          <a className={styles.link} href={page}>
            {t('digest_aside_subscribe')}
          </a>
        </p>
      )}
      {issue && !isNew && (
        <p className={styles.facts}>
          <a className={styles.link} href={link}>
            {t('digest_aside_last')}
          </a>
        </p>
      )}
    </>
  );
}
