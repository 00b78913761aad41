import { itemsOf } from '@/lib/digest/issue';
import { unreadIssue } from '@/lib/digest/store';
import { issueTitle } from '@/lib/platform/digest-words';
import { tn } from '@/lib/platform/i18n';
import { openTab, ownPage } from '@/lib/platform/tabs';
import { useDatabase } from '../library/library-provider';
import { useLive } from '../ui/use-live';
import styles from './popup-line.module.css';

/** What the number on the toolbar's button means: an issue that was not read yet. */
export function DigestLine() {
  const db = useDatabase();
  const live = useLive(() => unreadIssue(db), [db]);
  const issue = live.state === 'ready' ? live.value : undefined;
  if (!issue) return null;
  const url = `${ownPage('/library.html')}#/digests/${encodeURIComponent(issue.id)}`;
  return (
    <a
      className={styles.line}
      href={url}
      onClick={(event) => {
        event.preventDefault();
        void openTab(url);
      }}
    >
      <span className={styles.title}>{issueTitle(issue)}</span>
      <span className={styles.count}>{tn('digest_papers', itemsOf(issue).length)}</span>
    </a>
  );
}
