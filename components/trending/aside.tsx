import { lazy, Suspense } from 'react';
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
import type { AsideSection } from '@/lib/settings/sections';
import { type Continued, continueReading, forgotten } from '@/lib/trending/continue-reading';
import { Filled } from '../ui/filled';
import styles from './aside.module.css';
import { mathFor } from './math-first';
import { statusText } from './pick-text';

/** Fetched with what it shows; the column waits for it, so that it comes as one. */
const DigestAside = lazy(async () => ({
  default: (await import('@/components/digest/aside')).DigestAside,
}));

const most = { continue: 5, forgotten: 3 };

type Libraries = Partial<Record<'continue' | 'forgotten', Continued[]>>;

/** The side column: what to go on with, and what comes. All of it is drawn at once: nothing moves. */
export function Aside({
  db,
  sections,
}: {
  db: LibraryDatabase | undefined;
  sections: readonly AsideSection[];
}) {
  const wanted = sections.join(' ');
  const live = useLive(async (): Promise<Libraries | undefined> => {
    if (!db) return undefined;
    const now = Date.now();
    const read: Libraries = {
      ...(wanted.includes('continue') && {
        continue: await continueReading(db, most.continue),
      }),
      ...(wanted.includes('forgotten') && {
        forgotten: await forgotten(db, now, most.forgotten),
      }),
    };
    await mathFor(
      [...(read.continue ?? []), ...(read.forgotten ?? [])].map((one) => one.paper.title),
    );
    return read;
  }, [db, wanted]);
  const lists = live.state === 'ready' ? live.value : undefined;
  if (sections.length === 0) return null;
  return (
    <aside className={styles.column} aria-label={t('newtab_aside')}>
      <Suspense>
        {lists &&
          sections.map((section) =>
            section === 'digest' ? (
              <div key={section} className={styles.digest}>
                <DigestAside db={db} />
              </div>
            ) : (
              <Papers key={section} section={section} list={lists[section] ?? []} />
            ),
          )}
      </Suspense>
    </aside>
  );
}

function Papers({ section, list }: { section: 'continue' | 'forgotten'; list: Continued[] }) {
  // Nothing is forgotten: that needs no words.
  if (section === 'forgotten' && list.length === 0) return null;
  return (
    <section aria-labelledby={`aside-${section}`}>
      <h2 id={`aside-${section}`} className={styles.heading}>
        {t(section === 'continue' ? 'newtab_continue' : 'newtab_forgotten')}
      </h2>
      {list.length === 0 && <p className={styles.empty}>{t('newtab_continue_empty')}</p>}
      <ul>
        {list.map((item) => (
          <Row key={item.paper.id} item={item} />
        ))}
      </ul>
    </section>
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
                <Filled text="newtab_saved_when">
                  <RelativeTime at={paper.addedAt} />
                </Filled>
              </span>
              <span>{t('newtab_not_opened')}</span>
            </>
          ) : (
            <span>
              <Filled text="newtab_opened">
                <RelativeTime at={paper.openedAt} />
              </Filled>
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
