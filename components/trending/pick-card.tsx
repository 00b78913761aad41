import { type ComponentType, lazy, memo, Suspense, useId } from 'react';
import { Marked, Segments } from '@/components/library/marked';
import { MathText } from '@/components/ui/math-text';
import { formatNumber, t } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import type { FeedPick } from '@/lib/trending/picks';
import type { TextPart } from '@/lib/trending/types';
import styles from './pick-card.module.css';
import { PickLinks } from './pick-links';
import { PickMeta } from './pick-meta';
import { PickSide } from './pick-side';
import { pickAddress } from './pick-text';
import { reasonsText } from './reasons-text';
import type { ShownPick } from './shown-pick';
import type { PickActions } from './use-pick-actions';

export interface PickCardProps {
  pick: ShownPick;
  now: number;
  thumbnails: boolean;
  density: Settings['density'];
  expanded: boolean;
  onExpand: (key: string) => void;
  actions: PickActions;
}

const Details: ComponentType<{ pick: FeedPick }> = lazy(async () => {
  const { PickDetails } = await import('./pick-details');
  return { default: PickDetails };
});

/** One paper of a list. `data-key` is how the list finds it for the keyboard. */
export const PickCard = memo(function PickCard(props: PickCardProps) {
  const { pick, now, thumbnails, density, expanded, onExpand, actions } = props;
  const { entry, reasons, found } = pick;
  const { title, abstract } = entry.record;
  const detailsId = useId();
  const why = reasons && reasonsText(reasons);
  const whole = density === 'cards' || expanded;
  const pictured = thumbnails && density === 'cards';
  return (
    <li
      className={styles.pick}
      data-key={pick.key}
      data-density={density}
      data-seen={(pick.seen && !pick.isNew) || undefined}
      data-thumbnail={pictured || undefined}
    >
      <span className={styles.rank}>{formatNumber(pick.rank)}</span>
      {pictured && <Thumbnail src={entry.thumbnail} />}
      <div className={styles.body}>
        <h2 className={styles.title} dir="auto">
          {pick.isNew && <span className={styles.new}>{t('newtab_new')}</span>}
          {entry.withdrawn && <span className={styles.withdrawn}>{t('newtab_withdrawn')}</span>}
          <a href={pickAddress(pick)} rel="noreferrer" onClick={() => actions.opened(pick)}>
            <Words text={title} parts={found?.title} words={pick.words} />
          </a>
        </h2>
        <PickMeta pick={pick} now={now} expanded={expanded} />
        {why && (
          <p className={styles.why}>
            <MathText text={why} />
          </p>
        )}
        <div id={detailsId}>
          {abstract && whole && (
            <p className={expanded ? styles.abstract : styles.clamped} dir="auto">
              <Words
                text={abstract}
                parts={expanded ? undefined : found?.summary}
                words={pick.words}
              />
            </p>
          )}
          {expanded && (
            <Suspense>
              <Details pick={pick} />
            </Suspense>
          )}
        </div>
        {whole && (
          <PickLinks
            pick={pick}
            expanded={expanded}
            detailsId={detailsId}
            onExpand={() => onExpand(pick.key)}
          />
        )}
      </div>
      <PickSide
        pick={pick}
        density={density}
        actions={actions}
        {...(!whole && { expand: { detailsId, run: () => onExpand(pick.key) } })}
      />
    </li>
  );
});

/** A text of the paper, with what was searched for marked. */
function Words(props: {
  text: string;
  parts: TextPart[] | undefined;
  words: readonly string[] | undefined;
}) {
  const { text, parts, words } = props;
  if (parts?.some(({ found }) => found)) {
    return <Segments segments={parts.map((part) => ({ text: part.text, hit: part.found }))} />;
  }
  return words ? <Marked text={text} words={words} /> : <MathText text={text} />;
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
