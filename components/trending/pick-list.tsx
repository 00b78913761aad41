import {
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import type { Settings } from '@/lib/settings/settings';
import type { FeedPick } from '@/lib/trending/picks';
import { mathFor } from './math-first';
import { PickCard } from './pick-card';
import styles from './pick-list.module.css';
import type { ShownPick } from './shown-pick';
import type { PickActions } from './use-pick-actions';
import { useSeen } from './use-seen';

/** More than fill a screen: the rest is drawn after these have been. */
export const firstDrawn = 10;
/** So many more each time that the reader comes near the end of what is drawn. */
const stepDrawn = 30;

/** Where a pick may have formulas. */
export const textsOf = ({ entry: { record } }: FeedPick) => [record.title, record.abstract];

export interface ListLook {
  thumbnails: boolean;
  density: Settings['density'];
  expanded: ReadonlySet<string>;
  onExpand: (key: string) => void;
  actions: PickActions;
  /** The picks that show, for the keys of the page. */
  shown: RefObject<readonly ShownPick[]>;
}

interface Props extends ListLook {
  listId: string;
  picks: readonly ShownPick[];
  /** The reader has begun: the list must not change under them. */
  onTouched: () => void;
  /** The reader is near the end of all picks. */
  onEnd?: () => void;
  /** What stands at the end. */
  children?: ReactNode;
}

/** The papers of one list. Give it the list's id as `key`: another list is other elements. */
export function PickList(props: Props) {
  const { listId, picks, thumbnails, density, expanded, onExpand, actions } = props;
  const { onTouched, onEnd, children } = props;
  const [wanted, setWanted] = useState(firstDrawn);
  const [now] = useState(() => Date.now());
  const list = useRef<HTMLOListElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const drawn = Math.min(wanted, picks.length);
  useSeen(list, drawn);
  const { shown } = props;
  useEffect(() => {
    shown.current = picks;
    return () => {
      shown.current = [];
    };
  }, [shown, picks]);

  const draw = useEffectEvent((upTo: number) => {
    // Formulas of what comes next are ready before it is drawn, so that it never moves.
    void mathFor(picks.slice(drawn, upTo).flatMap(textsOf)).then(() =>
      startTransition(() => setWanted((before) => Math.max(before, upTo))),
    );
  });
  const reach = useEffectEvent(() => {
    if (drawn < picks.length) draw(drawn + stepDrawn);
    else onEnd?.();
  });
  useEffect(() => draw(firstDrawn + stepDrawn), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when more has been drawn.
  useEffect(() => {
    if (!foot.current || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) reach();
      },
      { rootMargin: '1200px 0px' },
    );
    observer.observe(foot.current);
    return () => observer.disconnect();
  }, [drawn, picks.length]);

  return (
    <>
      <ol
        ref={list}
        className={styles.list}
        data-list={listId}
        onFocus={onTouched}
        onPointerMove={onTouched}
        onPointerDown={onTouched}
      >
        {picks.slice(0, drawn).map((pick) => (
          <PickCard
            key={pick.key}
            pick={pick}
            now={now}
            thumbnails={thumbnails}
            density={density}
            expanded={expanded.has(pick.key)}
            onExpand={onExpand}
            actions={actions}
          />
        ))}
      </ol>
      <div ref={foot} className={styles.foot}>
        {drawn === picks.length && children}
      </div>
    </>
  );
}

/**
 * Rows in the size of picks, for the seconds before the very first list.
 * @param line stands above, as it will above the list.
 */
export function PickListSkeleton({ label, line }: { label: string; line?: ReactNode }) {
  return (
    <>
      {line ?? <div className={styles.line} />}
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
    </>
  );
}
