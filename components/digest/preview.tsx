import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { itemsOf } from '@/lib/digest/issue';
import type { DigestPlan } from '@/lib/digest/plan';
import type { Draft } from '@/lib/digest/store';
import { ask } from '@/lib/messaging/ask';
import { feedText, listText, reasonText, sectionText } from '@/lib/platform/digest-words';
import { failureText } from '@/lib/platform/failure-text';
import { formatNumber, t, tn } from '@/lib/platform/i18n';
import { parseFeed } from '@/lib/trending/feeds';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { MathText } from '../ui/math-text';
import { useToasts } from '../ui/toast';
import type { Live } from '../ui/use-live';
import shared from './digest.module.css';
import styles from './plan.module.css';

/** What the digest would hold now, from the lists that are here. */
export function Preview({ draft, plan }: { draft: Live<Draft>; plan: DigestPlan }) {
  return (
    <section className={styles.preview} aria-labelledby="digest-preview">
      <h3 id="digest-preview" className={shared.label}>
        {t('digest_preview')}
      </h3>
      {draft.state === 'failed' && <Banner tone="problem">{t('error_storage')}</Banner>}
      {draft.state === 'ready' && <Held draft={draft.value} plan={plan} />}
    </section>
  );
}

function Held({ draft: { composed, feeds }, plan }: { draft: Draft; plan: DigestPlan }) {
  const count = itemsOf(composed).length;
  const missing = feeds.filter(({ state }) => state === 'none').map(({ feed }) => feed);
  const summary =
    composed.matched > count
      ? t('digest_preview_of', formatNumber(count), formatNumber(composed.matched))
      : tn('digest_papers', count);
  return (
    <>
      <p className={shared.facts} aria-live="polite">
        {count > 0 && summary}
        {count === 0 && composed.looked > 0 && t('digest_preview_none')}
        {composed.looked === 0 && missing.length === 0 && t('digest_preview_unknown')}
      </p>
      {missing.length > 0 && <Fetch feeds={missing} />}
      {composed.sections.map((section) => (
        <div key={`${section.kind}:${section.name}`}>
          <h4 className={styles.heading4} dir="auto">
            {sectionText(section)}
          </h4>
          <ol className={styles.titles}>
            {section.items.map(({ key, record, reasons }) => (
              <li key={key}>
                <span className={shared.title} dir="auto">
                  <MathText text={record.title} />
                </span>
                <span className={shared.why}>{reasons.map(reasonText).join(' · ')}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {plan.on && count > 0 && <p className={shared.hint}>{t('digest_preview_hint')}</p>}
    </>
  );
}

/** Lists that were never asked for, and the way to do it now. */
function Fetch({ feeds }: { feeds: readonly string[] }) {
  const toasts = useToasts();
  const [asking, setAsking] = useState(false);
  const fetchAll = async () => {
    setAsking(true);
    for (const id of feeds) {
      const feed = parseFeed(id);
      if (!feed) continue;
      const answer = await ask('refreshFeed', { feed: feed.id });
      if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
      else if (answer.value.outcome === 'not-allowed') {
        toasts.show({ text: t('digest_not_allowed', feedText(id)), tone: 'problem' });
      }
      if (!answer.ok) break;
    }
    setAsking(false);
  };
  return (
    <p className={styles.fetch}>
      {t('digest_preview_missing', listText(feeds.map(feedText)))}{' '}
      <Button disabled={asking} onClick={() => void fetchAll()}>
        <Icon of={RefreshCw} size={14} />
        {t(asking ? 'digest_fetching' : 'digest_fetch')}
      </Button>
    </p>
  );
}
