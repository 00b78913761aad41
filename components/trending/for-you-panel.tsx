import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import { t, tn } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import type { ForYouPick } from '@/lib/trending/taste/types';
import { Filled } from '../ui/filled';
import { ColdStart } from './cold-start';
import styles from './for-you-panel.module.css';
import { mathFor } from './math-first';
import { Notice } from './notice';
import { OneOf } from './one-of';
import { firstDrawn, type ListLook, PickList, PickListSkeleton, textsOf } from './pick-list';
import { reasonsText } from './reasons-text';
import { useForYou } from './use-for-you';

interface Props {
  db: LibraryDatabase | undefined;
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
  look: ListLook;
}

/** Most tags to choose from. */
const mostTags = 100;

/** Papers of all lists in the order of the user's taste, computed here; each says why it is there. */
export function ForYouPanel({ db, settings, change, look }: Props) {
  const [tag, setTag] = useState<string>();
  const [choosing, setChoosing] = useState(false);
  const forYou = useForYou(tag);
  const tags = useLive(
    async () => (db ? ((await db.papers.orderBy('tags').uniqueKeys()) as string[]) : []),
    [db],
  );
  const drawable = useDrawable(forYou.picks);
  const { state, likes, working, rankedAt } = forYou;
  const { picks, changed, hold, release } = useHeld(forYou.picks);
  const wished = settings.topics.length + settings.tasteAuthors.length;
  const names = tags.state === 'ready' ? tags.value.slice(0, mostTags) : [];
  if (choosing || (state === 'ready' && likes + wished === 0)) {
    return (
      <ColdStart
        db={db}
        settings={settings}
        change={change}
        {...(likes + wished > 0 && { onDone: () => setChoosing(false) })}
      />
    );
  }
  if (state === 'failed') {
    return <Notice title={t('foryou_failed')} hint={t('foryou_failed_hint')} />;
  }
  const line = (
    <Line likes={likes} wished={wished} working={working} rankedAt={rankedAt}>
      {changed && (
        <Button onClick={release}>
          {t('newtab_newer_order')} <b>{t('newtab_show')}</b>
        </Button>
      )}
      {names.length > 0 && (
        <OneOf
          label={t('foryou_for')}
          value={tag}
          onChange={(next) => {
            release();
            setTag(next);
          }}
          choices={[
            { value: undefined, text: t('foryou_everything') },
            ...names.map((name) => ({ value: name, text: t('foryou_for_tag', name) })),
          ]}
        />
      )}
      <Button variant="quiet" onClick={() => setChoosing(true)}>
        {t('foryou_choose')}
      </Button>
    </Line>
  );
  if (state === 'loading' || !drawable || (picks.length === 0 && working)) {
    return <PickListSkeleton label={t('foryou_working')} line={line} />;
  }
  return (
    <>
      {line}
      {picks.length === 0 ? (
        <Notice title={t('foryou_empty')} hint={t('foryou_empty_hint')} />
      ) : (
        <PickList
          key={tag ?? ''}
          listId={`foryou:${tag ?? ''}`}
          picks={picks}
          {...look}
          onTouched={hold}
        >
          <p className={styles.end}>{t('foryou_end')}</p>
        </PickList>
      )}
    </>
  );
}

/** Once the reader has begun, the order stays, whatever is computed; what has gone is gone. */
function useHeld(latest: ForYouPick[]) {
  const [held, setHeld] = useState<readonly string[]>();
  const found = new Map(latest.map((pick) => [pick.key, pick]));
  const picks = held ? held.flatMap((key) => found.get(key) ?? []) : latest;
  return {
    picks,
    changed: picks.some((pick, index) => pick !== latest[index]),
    hold: () => setHeld((now) => now ?? latest.map(({ key }) => key)),
    release: () => setHeld(undefined),
  };
}

/** Whether the first picks can be drawn so that they never move. */
function useDrawable(picks: readonly ForYouPick[]): boolean {
  const [ready, setReady] = useState(false);
  const none = picks.length === 0;
  useEffect(() => {
    if (none) return undefined;
    let current = true;
    const first = picks.slice(0, firstDrawn);
    void mathFor(first.flatMap((pick) => [...textsOf(pick), reasonsText(pick.reasons)])).then(
      () => {
        if (current) setReady(true);
      },
    );
    return () => {
      current = false;
    };
  }, [none, picks]);
  return ready || none;
}

interface LineProps {
  likes: number;
  wished: number;
  working: boolean;
  rankedAt: number | undefined;
  children: ReactNode;
}

/** What the order goes by, and that it stays here. */
function Line({ likes, wished, working, rankedAt, children }: LineProps) {
  return (
    <div className={styles.line}>
      <p role="status">
        {likes > 0 ? tn('foryou_from', likes) : tn('foryou_from_topics', wished)}
        <span className={styles.more}>
          {working && rankedAt === undefined
            ? t('foryou_working')
            : rankedAt !== undefined && (
                <Filled text="foryou_ordered">
                  <RelativeTime at={rankedAt} />
                </Filled>
              )}
        </span>
      </p>
      <span className={styles.tools}>{children}</span>
    </div>
  );
}
