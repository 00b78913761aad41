import { BookmarkPlus } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { DigestItem } from '@/lib/digest/issue';
import { pageUrl } from '@/lib/exchange/links';
import { ask } from '@/lib/messaging/ask';
import { nameText } from '@/lib/paper/normalise';
import type { Paper } from '@/lib/paper/schema';
import { statuses } from '@/lib/paper/status';
import { webUrl } from '@/lib/paper/web-url';
import { paperDate } from '@/lib/platform/dates';
import { reasonText } from '@/lib/platform/digest-words';
import { failureText } from '@/lib/platform/failure-text';
import { formatNumber, t } from '@/lib/platform/i18n';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { MathText } from '../ui/math-text';
import { StatusRing } from '../ui/status-ring';
import { useToasts } from '../ui/toast';
import shared from './digest.module.css';
import styles from './issue.module.css';

const shownAuthors = 4;

interface Props {
  item: DigestItem;
  /** Place in the issue, from 1. */
  number: number;
  /** As the library has it. */
  paper: Paper | undefined;
}

/** One paper of an issue: what it is, why it is there, and what can be done with it. */
export function IssuePaper({ item, number, paper }: Props) {
  const { record, reasons } = item;
  const { authors, issued, venue, urls } = record;
  const url = pageUrl(record);
  const more = authors.length - shownAuthors;
  const opened = () => {
    if (paper) void ask('opened', { paperId: paper.id, ...(url !== undefined && { url }) });
  };
  const title = <MathText text={record.title} />;
  return (
    <li className={styles.paper}>
      <div className={styles.paperBody}>
        <h3 className={styles.paperTitle} dir="auto">
          {url === undefined ? (
            title
          ) : (
            <a href={url} target="_blank" rel="noreferrer" onClick={opened}>
              {title}
            </a>
          )}
        </h3>
        <p className={shared.facts} dir="auto">
          {[
            authors.slice(0, shownAuthors).map(nameText).join(', '),
            more > 0 ? t('digest_more_authors', formatNumber(more)) : '',
            venue ?? '',
            issued ? paperDate(issued) : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        <p className={shared.why} dir="auto">
          {reasons.map(reasonText).join(' · ')}
        </p>
        <Abstract text={record.abstract ?? ''} of={record.title}>
          <Out name={t('digest_pdf')} url={urls.pdf} />
          <Out name={t('digest_code')} url={urls.code} />
        </Abstract>
      </div>
      <span className={styles.number} aria-hidden="true">
        {formatNumber(number)}
      </span>
      <Keep item={item} paper={paper} />
    </li>
  );
}

function Out({ name, url }: { name: string; url: string | undefined }) {
  const to = webUrl(url);
  if (to === undefined) return null;
  return (
    <a className={shared.link} href={to} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}

/** The beginning of an abstract, and all of it on request. On paper it is whole. */
function Abstract({ text, of, children }: { text: string; of: string; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const holder = useRef<HTMLParagraphElement>(null);
  const isCut = useCut(holder);
  return (
    <>
      {text !== '' && (
        <p ref={holder} id={id} className={open ? styles.abstract : styles.clamped} dir="auto">
          <MathText text={text} />
        </p>
      )}
      <p className={styles.links}>
        {(open || isCut) && (
          <Button
            variant="quiet"
            className={styles.more}
            aria-expanded={open}
            aria-controls={id}
            aria-label={t(open ? 'newtab_collapse_named' : 'newtab_expand_named', of)}
            title={undefined}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'newtab_collapse' : 'newtab_expand')}
          </Button>
        )}
        {children}
      </p>
    </>
  );
}

/** Does a text have more lines than it shows? */
function useCut(holder: RefObject<HTMLElement | null>): boolean {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const look = () => setCut(element.scrollHeight > element.clientHeight + 1);
    look();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [holder]);
  return isCut;
}

/** Saves the paper; once it is saved, moves its status on. */
function Keep({ item, paper }: Pick<Props, 'item' | 'paper'>) {
  const toasts = useToasts();
  const busy = useRef(false);
  const once = async (work: () => Promise<void>) => {
    // A second press while the first is on its way is the same wish.
    if (busy.current) return;
    busy.current = true;
    await work();
    busy.current = false;
  };
  const save = async () => {
    const answer = await ask('save', { record: item.record });
    if (!answer.ok) {
      toasts.show({ text: failureText(answer.error), tone: 'problem' });
      return;
    }
    const { outcome, summary } = answer.value;
    const undo = () => void ask('remove', { paperIds: [summary.id] });
    toasts.show({
      text: t('newtab_saved'),
      ...(outcome !== 'known' && { action: { label: t('action_undo'), run: undo } }),
    });
  };
  const moveOn = async ({ id, status }: Paper) => {
    const answer = await ask('status', { paperIds: [id], status: statusAfter(status) });
    if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
  };
  return (
    <Button
      {...(paper && { variant: 'quiet' as const })}
      className={styles.keep}
      aria-label={
        paper
          ? t(
              'newtab_status_next',
              t(`status_${paper.status}`),
              t(`status_${statusAfter(paper.status)}`),
            )
          : t('newtab_save_named', item.record.title)
      }
      onClick={() => void once(() => (paper ? moveOn(paper) : save()))}
    >
      {paper ? <StatusRing status={paper.status} /> : <Icon of={BookmarkPlus} size={15} />}
      {paper ? t(`status_${paper.status}`) : t('action_save')}
    </Button>
  );
}

const statusAfter = (status: Paper['status']): Paper['status'] =>
  statuses[(statuses.indexOf(status) + 1) % statuses.length] ?? 'unread';
