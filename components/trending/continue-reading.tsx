import { MathText } from '@/components/ui/math-text';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusRing } from '@/components/ui/status-ring';
import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import { identifierUrl } from '@/lib/paper/identifiers';
import type { Paper } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';
import { t, tn } from '@/lib/platform/i18n';
import { type Continued, continueReading } from '@/lib/trending/continue-reading';
import styles from './continue-reading.module.css';
import { statusText } from './pick-card';

const most = 6;

/** The side column: what to go on with, live from the library. */
export function ContinueReading({ db }: { db: LibraryDatabase | undefined }) {
  const live = useLive(async () => (db ? continueReading(db, Date.now(), most) : undefined), [db]);
  const list = live.state === 'ready' ? live.value : undefined;
  return (
    <aside className={styles.column} aria-labelledby="continue-reading">
      <h2 id="continue-reading" className={styles.heading}>
        {t('newtab_continue')}
      </h2>
      {list?.length === 0 && <p className={styles.empty}>{t('newtab_continue_empty')}</p>}
      <ul>
        {list?.map((item) => (
          <Row key={item.paper.id} item={item} />
        ))}
      </ul>
    </aside>
  );
}

function Row({ item: { paper, notes } }: { item: Continued }) {
  return (
    <li className={styles.row}>
      <StatusRing status={paper.status} label={statusText(paper.status)} />
      <div className={styles.body}>
        <h3 className={styles.title} dir="auto">
          <a
            href={addressOf(paper)}
            rel="noreferrer"
            onClick={() => void ask('opened', { paperId: paper.id })}
          >
            <MathText text={paper.title} />
          </a>
        </h3>
        <p className={styles.meta}>
          {notes > 0 && <span>{tn('notes', notes)}</span>}
          {paper.openedAt === undefined ? (
            <>
              <span>
                {t('newtab_saved_when')} <RelativeTime at={paper.addedAt} />
              </span>
              <span>{t('newtab_not_opened')}</span>
            </>
          ) : (
            <span>
              {t('newtab_opened')} <RelativeTime at={paper.openedAt} />
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

function addressOf({ urls, identifiers }: Paper): string | undefined {
  const addresses = [urls.page, urls.html, urls.pdf, ...identifiers.map(identifierUrl)];
  return addresses.find((address) => webUrl(address) !== undefined);
}
