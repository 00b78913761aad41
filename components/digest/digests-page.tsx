import { FileCode2 } from 'lucide-react';
import { type Issue, itemsOf } from '@/lib/digest/issue';
import { atomFeed } from '@/lib/digest/write/atom';
import { printed } from '@/lib/digest/write/printed';
import { digestWords, issueLead, issueTitle } from '@/lib/platform/digest-words';
import { saveFile } from '@/lib/platform/download';
import { language, t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { routeTo } from '../library/page/route';
import { useRoute } from '../library/page/use-route';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import styles from './digest.module.css';
import { IssuePage } from './issue-page';
import { Subscription } from './subscription';
import { useIssues } from './use-issues';

/** The digest in the library: an issue, or all of them and the subscription. */
export function DigestsPage() {
  const db = useDatabase();
  const { item } = useRoute();
  const issues = useIssues(db);
  if (issues.state === 'loading') return <div className={styles.page} aria-busy="true" />;
  const list = issues.state === 'ready' ? issues.value : [];
  if (item !== undefined && issues.state === 'ready') {
    return <IssuePage key={item} id={item} issues={list} />;
  }
  return (
    <div className={styles.page}>
      <h1 className={styles.heading}>{t('digest_title')}</h1>
      {issues.state === 'failed' && <Banner tone="problem">{t('error_storage')}</Banner>}
      <Subscription />
      <section className={styles.section} aria-labelledby="digest-archive">
        <div className={styles.head}>
          <h2 id="digest-archive" className={styles.label}>
            {t('digest_archive')}
          </h2>
          {list.length > 0 && <SaveArchive issues={list} />}
        </div>
        {issues.state === 'ready' && list.length === 0 && (
          <p className={styles.empty}>{t('digest_archive_empty')}</p>
        )}
        <ol className={styles.issues}>
          {list.map((issue) => (
            <IssueLine key={issue.id} issue={issue} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function IssueLine({ issue }: { issue: Issue }) {
  const isNew = issue.readAt === undefined && itemsOf(issue).length > 0;
  return (
    <li className={styles.issue} data-new={isNew || undefined}>
      <a className={styles.title} href={routeTo({ place: 'digests', item: issue.id })}>
        {issueTitle(issue)}
      </a>
      {isNew && <span className={styles.new}>{t('digest_unread')}</span>}
      <p className={styles.facts}>{issueLead(issue)}</p>
    </li>
  );
}

function SaveArchive({ issues }: { issues: readonly Issue[] }) {
  const save = () => {
    const words = digestWords();
    const text = atomFeed(
      issues.map((issue) => printed(issue, words)),
      { title: t('digest_archive_title'), language: language(), now: Date.now() },
    );
    saveFile(new Blob([text], { type: 'application/atom+xml' }), 'offprint-digests.atom');
  };
  return (
    <Button onClick={save}>
      <Icon of={FileCode2} size={15} />
      {t('digest_save_atom')}
    </Button>
  );
}
