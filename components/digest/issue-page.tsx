import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type Issue, itemsOf } from '@/lib/digest/issue';
import { ask } from '@/lib/messaging/ask';
import { issueLead, issueNotes, issueTitle, sectionText } from '@/lib/platform/digest-words';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { routeTo } from '../library/page/route';
import { Icon } from '../ui/icon';
import shared from './digest.module.css';
import styles from './issue.module.css';
import { IssueActions } from './issue-actions';
import { IssuePaper } from './issue-paper';
import { useSavedPapers } from './use-saved-papers';

/** One issue, to read and to print. It counts as read once it is shown. */
export function IssuePage({ id, issues }: { id: string; issues: readonly Issue[] }) {
  const at = issues.findIndex((issue) => issue.id === id);
  const issue = issues[at];
  return (
    <div className={shared.page}>
      <nav className={styles.back} aria-label={t('digest_archive')}>
        <a className={shared.link} href={routeTo({ place: 'digests' })}>
          <Icon of={ArrowLeft} size={14} />
          {t('digest_all')}
        </a>
      </nav>
      {issue ? <Shown issue={issue} /> : <Gone />}
      {issue && <Neighbours newer={issues[at - 1]} older={issues[at + 1]} />}
    </div>
  );
}

function Gone() {
  return (
    <>
      <h1 className={shared.heading}>{t('digest_gone')}</h1>
      <p className={shared.prose}>{t('digest_gone_hint')}</p>
    </>
  );
}

function Shown({ issue }: { issue: Issue }) {
  const db = useDatabase();
  const saved = useSavedPapers(db, issue);
  const { id, sections } = issue;
  const heading = useRef<HTMLHeadingElement>(null);
  const marked = useRef(false);
  useEffect(() => {
    // Once: whoever marks it as unread means it.
    if (marked.current || db.readOnly) return;
    marked.current = true;
    if (issue.readAt === undefined) void ask('digestMark', { id, read: true });
  }, [db, id, issue.readAt]);
  useEffect(() => heading.current?.focus(), []);
  const notes = issueNotes(issue);
  let number = 0;
  return (
    <article data-print="digest" className={styles.whole}>
      <h1 ref={heading} tabIndex={-1} className={shared.heading}>
        {issueTitle(issue)}
      </h1>
      <p className={shared.lead}>{issueLead(issue)}</p>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {itemsOf(issue).length > 0 && <IssueActions issue={issue} />}
      {sections.map((section) => (
        <section key={`${section.kind}:${section.name}`} className={styles.papers}>
          <h2 className={styles.sectionName} dir="auto">
            {sectionText(section)}
          </h2>
          <ol start={number + 1}>
            {section.items.map((item) => {
              number += 1;
              return (
                <IssuePaper
                  key={item.key}
                  item={item}
                  number={number}
                  paper={saved.get(item.key)}
                />
              );
            })}
          </ol>
        </section>
      ))}
    </article>
  );
}

function Neighbours({ newer, older }: { newer: Issue | undefined; older: Issue | undefined }) {
  if (!newer && !older) return null;
  return (
    <nav className={styles.neighbours} aria-label={t('digest_others')}>
      {older && (
        <a className={shared.link} href={routeTo({ place: 'digests', item: older.id })}>
          ← {issueTitle(older)}
        </a>
      )}
      {newer && (
        <a className={shared.link} href={routeTo({ place: 'digests', item: newer.id })}>
          {issueTitle(newer)} →
        </a>
      )}
    </nav>
  );
}
