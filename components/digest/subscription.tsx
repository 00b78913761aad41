import { BellOff, CalendarClock, Mail } from 'lucide-react';
import { useState } from 'react';
import type { DigestPlan } from '@/lib/digest/plan';
import { t, tn } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useToasts } from '../ui/toast';
import shared from './digest.module.css';
import styles from './plan.module.css';
import { PlanForm } from './plan-form';
import { Preview } from './preview';
import { useDraft, useNext } from './use-issues';
import { type PlanControl, usePlan } from './use-plan';
import { nextText, rhythmText } from './when-text';

/** Hugging Face’s own mails, for those who want them from there: the page where they are chosen. */
export const huggingFaceMails = 'https://huggingface.co/settings/notifications';

/** The subscription: to begin it, to change it, to end it with one click. */
export function Subscription({ heading: Heading = 'h2' }: { heading?: 'h2' | 'h3' }) {
  const db = useDatabase();
  const { plan, change } = usePlan();
  if (!plan) return <div className={styles.card} aria-busy="true" />;
  return (
    <section className={styles.card} aria-labelledby="digest-subscription">
      <Heading id="digest-subscription" className={shared.label}>
        {t('digest_subscription')}
      </Heading>
      {db.readOnly ? <Banner>{t('error_read_only')}</Banner> : <Card plan={plan} change={change} />}
    </section>
  );
}

function Card({ plan, change }: { plan: DigestPlan; change: PlanControl['change'] }) {
  const db = useDatabase();
  const toasts = useToasts();
  const next = useNext(db, plan);
  const [open, setOpen] = useState(false);

  const subscribe = async () => {
    if (!(await change({ on: true, since: Date.now() }))) return;
    toasts.show({ text: t('digest_subscribed') });
  };
  const unsubscribe = async () => {
    const before = plan;
    if (!(await change({ on: false }))) return;
    toasts.show({
      text: t('digest_unsubscribed'),
      action: { label: t('action_undo'), run: () => void change(before) },
    });
  };
  const isShown = open || !plan.on;
  return (
    <>
      <div className={styles.state}>
        <div className={shared.prose}>
          {plan.on ? (
            <>
              <p>{t('digest_on', rhythmText(plan), tn('digest_at_most', plan.count))}</p>
              {next && <p className={shared.facts}>{nextText(next, Date.now())}</p>}
            </>
          ) : (
            <p>{t('digest_off')}</p>
          )}
        </div>
        <div className={styles.actions}>
          {plan.on ? (
            <>
              <Button aria-expanded={open} onClick={() => setOpen(!open)}>
                <Icon of={CalendarClock} size={15} />
                {t('digest_change')}
              </Button>
              <Button variant="quiet" onClick={() => void unsubscribe()}>
                <Icon of={BellOff} size={15} />
                {t('digest_unsubscribe')}
              </Button>
            </>
          ) : (
            <Button variant="primary" onClick={() => void subscribe()}>
              <Icon of={Mail} size={15} />
              {t(plan.every === 'week' ? 'digest_subscribe_week' : 'digest_subscribe_day')}
            </Button>
          )}
        </div>
      </div>
      {isShown && <Choosing plan={plan} change={change} />}
      <p className={shared.hint}>
        {t('digest_hf')}{' '}
        <a className={shared.link} href={huggingFaceMails} target="_blank" rel="noreferrer">
          {t('digest_hf_link')}
        </a>
      </p>
    </>
  );
}

function Choosing({ plan, change }: { plan: DigestPlan; change: PlanControl['change'] }) {
  const db = useDatabase();
  const draft = useDraft(db, plan);
  const counts = draft.state === 'ready' ? draft.value.composed.counts : undefined;
  return (
    <div className={styles.choosing}>
      <PlanForm plan={plan} change={change} counts={counts} />
      <Preview draft={draft} plan={plan} />
    </div>
  );
}
