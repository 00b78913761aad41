import {
  ArrowUp,
  BookmarkPlus,
  ChevronDown,
  ChevronUp,
  Code,
  FileText,
  MessageSquare,
  X,
} from 'lucide-react';
import { type ComponentProps, memo, useId } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { MathText } from '@/components/ui/math-text';
import { StatusRing } from '@/components/ui/status-ring';
import { nameText } from '@/lib/paper/normalise';
import type { Status } from '@/lib/paper/schema';
import { shortDate } from '@/lib/platform/feed-dates';
import { formatNumber, t, tn } from '@/lib/platform/i18n';
import { paperPage } from '@/lib/services/huggingface';
import type { FeedPick } from '@/lib/trending/picks';
import styles from './pick-card.module.css';
import { nextStatus } from './use-pick-actions';

const shownAuthors = 3;

interface Props {
  pick: FeedPick;
  now: number;
  thumbnails: boolean;
  expanded: boolean;
  onExpand: (key: string) => void;
  onSave: (pick: FeedPick) => void;
  onHide: (pick: FeedPick) => void;
}

export const statusText = (status: Status): string => t(`status_${status}`);

/** One paper of a list. `data-key` is how the list finds it for the keyboard. */
export const PickCard = memo(function PickCard(props: Props) {
  const { pick, now, thumbnails, expanded, onExpand, onSave, onHide } = props;
  const { entry, paper } = pick;
  const { title, abstract, urls } = entry.record;
  const detailsId = useId();
  const next = paper && nextStatus(paper.status);
  return (
    <li className={styles.pick} data-key={pick.key} data-thumbnail={thumbnails || undefined}>
      <span className={styles.rank}>{formatNumber(pick.rank)}</span>
      {thumbnails && <Thumbnail src={entry.thumbnail} />}
      <div className={styles.body}>
        <h2 className={styles.title} dir="auto">
          {pick.isNew && <span className={styles.new}>{t('newtab_new')}</span>}
          {entry.withdrawn && <span className={styles.withdrawn}>{t('newtab_withdrawn')}</span>}
          <a href={paperPage(pick.key)} rel="noreferrer">
            <MathText text={title} />
          </a>
        </h2>
        <Meta pick={pick} now={now} expanded={expanded} />
        <div id={detailsId}>
          {abstract && (
            <p className={expanded ? styles.abstract : styles.clamped} dir="auto">
              <MathText text={abstract} />
            </p>
          )}
          {expanded && <Details pick={pick} />}
        </div>
        <p className={styles.links}>
          <Out href={urls.pdf}>
            <Icon of={FileText} />
            PDF
          </Out>
          <Out href={urls.page}>arXiv</Out>
          <CodeLink pick={pick} />
          <Out href={urls.project}>{t('newtab_project')}</Out>
          {pick.comments !== undefined && (
            <Out
              href={`${paperPage(pick.key)}#community`}
              aria-label={tn('newtab_comments', pick.comments)}
            >
              <Icon of={MessageSquare} />
              {formatNumber(pick.comments)}
            </Out>
          )}
          <Button
            variant="quiet"
            aria-expanded={expanded}
            aria-controls={detailsId}
            aria-label={t(expanded ? 'newtab_collapse_named' : 'newtab_expand_named', title)}
            title={undefined}
            onClick={() => onExpand(pick.key)}
          >
            <Icon of={expanded ? ChevronUp : ChevronDown} />
            {t(expanded ? 'newtab_collapse' : 'newtab_expand')}
          </Button>
        </p>
      </div>
      <div className={styles.side}>
        {pick.upvotes !== undefined && (
          <span className={styles.votes} title={tn('newtab_upvotes', pick.upvotes)}>
            <Icon of={ArrowUp} />
            <span aria-hidden="true">{formatNumber(pick.upvotes)}</span>
            <span className="visually-hidden">{tn('newtab_upvotes', pick.upvotes)}</span>
          </span>
        )}
        {/* One button before and after saving: the focus stays on it. */}
        <Button
          {...(paper && { variant: 'quiet' as const })}
          className={styles.save}
          aria-label={
            paper && next
              ? t('newtab_status_next', statusText(paper.status), statusText(next))
              : t('newtab_save_named', title)
          }
          title={
            paper && next
              ? t('newtab_status_next', statusText(paper.status), statusText(next))
              : undefined
          }
          onClick={() => onSave(pick)}
        >
          {paper ? (
            <>
              <StatusRing status={paper.status} />
              {statusText(paper.status)}
            </>
          ) : (
            <>
              <Icon of={BookmarkPlus} />
              {t('action_save')}
            </>
          )}
        </Button>
        <Button
          variant="quiet"
          square
          className={styles.hide}
          aria-label={t('newtab_hide_named', title)}
          title={t('newtab_hide')}
          onClick={() => onHide(pick)}
        >
          <Icon of={X} />
        </Button>
      </div>
    </li>
  );
});

function Meta({ pick, now, expanded }: { pick: FeedPick; now: number; expanded: boolean }) {
  const { entry } = pick;
  const { authors, issued } = entry.record;
  const shown = expanded ? authors : authors.slice(0, shownAuthors);
  const more = authors.length - shown.length;
  return (
    <p className={styles.meta}>
      {shown.length > 0 && (
        <span dir="auto">
          {shown.map(nameText).join(', ')}
          {more > 0 && <span className={styles.more}> {t('newtab_more_authors', more)}</span>}
        </span>
      )}
      {entry.organization && <span dir="auto">{entry.organization}</span>}
      {issued && (
        <time dateTime={isoDate(issued)} className={styles.date}>
          {shortDate(issued, now)}
        </time>
      )}
      {entry.submittedBy && <span dir="auto">{t('newtab_submitted_by', entry.submittedBy)}</span>}
    </p>
  );
}

function isoDate({ year, month, day }: { year: number; month?: number; day?: number }): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** What shows when a pick is opened up, besides its whole abstract. */
function Details({ pick: { entry } }: { pick: FeedPick }) {
  return (
    <>
      {entry.aiSummary && (
        <figure className={styles.summary}>
          <figcaption>
            {entry.aiModel ? t('newtab_ai_summary_model', entry.aiModel) : t('newtab_ai_summary')}
          </figcaption>
          <p dir="auto">
            <MathText text={entry.aiSummary} />
          </p>
        </figure>
      )}
      {entry.keywords.length > 0 && (
        <ul className={styles.keywords} aria-label={t('newtab_keywords')}>
          {entry.keywords.map((keyword) => (
            <li key={keyword}>{keyword}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function CodeLink({ pick }: { pick: FeedPick }) {
  const { code } = pick.entry.record.urls;
  if (pick.stars === undefined) {
    return (
      <Out href={code}>
        <Icon of={Code} />
        {t('newtab_code')}
      </Out>
    );
  }
  return (
    <Out href={code} aria-label={tn('newtab_code_stars', pick.stars)}>
      <Icon of={Code} />
      {formatNumber(pick.stars)}
    </Out>
  );
}

/** A link in place of the new tab; nothing without an address. */
function Out({ href, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { href: string | undefined }) {
  return href ? <ButtonLink {...rest} variant="quiet" target="_self" href={href} /> : null;
}

/** A picture in a box of its own size from the start; the box stays when it does not come. */
function Thumbnail({ src }: { src: string | undefined }) {
  return (
    <span className={styles.thumbnail}>
      {src && (
        <img
          src={src}
          alt=""
          width={1200}
          height={648}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={(event) => {
            event.currentTarget.hidden = true;
          }}
        />
      )}
    </span>
  );
}
