import { lazy, type Ref, Suspense } from 'react';
import { isPdf } from '@/lib/paper/pdf';
import { t } from '@/lib/platform/i18n';
import type { PageTab } from '@/lib/platform/tabs';
import { AddField } from './add-field';
import styles from './now.module.css';
import { NowSaved } from './now-saved';
import { NowUnknown } from './now-unknown';
import { NowUnsaved } from './now-unsaved';
import type { PanelHandle } from './paper-panel';
import { type Now, useNow } from './use-now';

// Most tabs are no PDF.
const PdfPart = lazy(async () => ({ default: (await import('../annotation/pdf-part')).PdfPart }));

/** The top of the popup: the paper of the tab in front of the user, and what to do with it. */
export function NowSection({
  tab,
  onAdded,
  panel,
}: {
  tab: PageTab | null | undefined;
  /** A paper was added by its identifier or address. */
  onAdded: (paperId: string) => void;
  panel?: Ref<PanelHandle>;
}) {
  return <NowView now={useNow(tab)} onAdded={onAdded} {...(panel && { panel })} />;
}

/** The same, of what is known already. */
export function NowView({
  now,
  onAdded,
  panel,
}: {
  now: Now;
  onAdded: (paperId: string) => void;
  panel?: Ref<PanelHandle>;
}) {
  return (
    <section className={styles.now} aria-label={t('popup_this_paper')} data-state={now.state}>
      {now.state === 'saved' && (
        <NowSaved
          key={now.paper.id}
          paper={now.paper}
          shown={now.shown}
          {...(panel && { panel })}
        />
      )}
      {now.state === 'saved' && isPdf(now.tab.url, now.paper) && (
        <Suspense>
          <PdfPart
            key={`pdf-${now.paper.id}`}
            paper={now.paper}
            address={now.tab.url?.href}
            shown={now.shown}
          />
        </Suspense>
      )}
      {now.state === 'unsaved' && (
        <NowUnsaved
          tab={now.tab}
          found={now.found}
          described={now.described}
          preview={now.preview}
        />
      )}
      {now.state === 'unknown' && <NowUnknown tab={now.tab} onAdded={onAdded} />}
      {now.state === 'nowhere' && (
        <>
          <p className={styles.calm}>{t('popup_nothing_to_read')}</p>
          <AddField onAdded={onAdded} />
        </>
      )}
    </section>
  );
}
