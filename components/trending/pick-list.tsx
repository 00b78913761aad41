import { startTransition, useEffect, useEffectEvent, useState } from 'react';
import type { FeedPick } from '@/lib/trending/picks';
import { mathFor } from './math-first';
import { PickCard } from './pick-card';
import styles from './pick-list.module.css';
import type { PickActions } from './use-pick-actions';

/** More than fill a screen: the rest is drawn after these have been. */
export const firstDrawn = 10;

/** Where a pick may have formulas. */
export const textsOf = ({ entry: { record } }: FeedPick) => [record.title, record.abstract];

interface Props {
  listId: string;
  picks: FeedPick[];
  thumbnails: boolean;
  expanded: ReadonlySet<string>;
  onExpand: (key: string) => void;
  actions: PickActions;
  /** The reader has begun: the list must not change under them. */
  onTouched: () => void;
}

/** The papers of one list. Give it the list's id as `key`: another list is other elements. */
export function PickList({
  listId,
  picks,
  thumbnails,
  expanded,
  onExpand,
  actions,
  onTouched,
}: Props) {
  const [all, setAll] = useState(false);
  const [now] = useState(() => Date.now());
  const rest = picks.slice(firstDrawn);
  const drawRest = useEffectEvent(() => {
    void mathFor(rest.flatMap(textsOf)).then(() => startTransition(() => setAll(true)));
  });
  useEffect(() => drawRest(), []);
  return (
    <ol
      className={styles.list}
      data-list={listId}
      onFocus={onTouched}
      onPointerMove={onTouched}
      onPointerDown={onTouched}
    >
      {(all ? picks : picks.slice(0, firstDrawn)).map((pick) => (
        <PickCard
          key={pick.key}
          pick={pick}
          now={now}
          thumbnails={thumbnails}
          expanded={expanded.has(pick.key)}
          onExpand={onExpand}
          onSave={actions.save}
          onHide={actions.hide}
        />
      ))}
    </ol>
  );
}

/** Rows in the size of picks, for the seconds before the very first list. */
export function PickListSkeleton({ label }: { label: string }) {
  return (
    <div className={styles.skeleton}>
      <p className="visually-hidden" role="status">
        {label}
      </p>
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <div key={row} className={styles.row} aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
