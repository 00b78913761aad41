import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { LibraryDatabase } from '@/lib/library/database';
import { t } from '@/lib/platform/i18n';
import type { ListSection } from '@/lib/settings/sections';
import type { Settings } from '@/lib/settings/settings';
import { FeedPanel } from './feed-panel';
import { OneOf } from './one-of';
import { PeriodPicker } from './period-picker';
import type { ListLook } from './pick-list';
import { type Chosen, periodKind } from './sections';
import type { Feed } from './use-feed';

const ForYouPanel = lazy(async () => ({ default: (await import('./for-you-panel')).ForYouPanel }));
const Setup = lazy(async () => ({ default: (await import('./section-setup')).SectionSetup }));

interface Props {
  db: LibraryDatabase | undefined;
  section: ListSection;
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
  feed: Feed;
  look: ListLook;
  now: number;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  onShowNewer: () => void;
}

/** The part of the new tab that is selected. */
export function SectionPanel(props: Props) {
  const { db, section, settings, change, feed, look } = props;
  const { categories, submitters } = settings.feedChoices;
  const [choosing, setChoosing] = useState(false);
  if (section === 'foryou') {
    return (
      <Suspense>
        <ForYouPanel db={db} settings={settings} change={change} look={look} />
      </Suspense>
    );
  }
  const names = section === 'arxiv' ? categories : section === 'by' ? submitters : undefined;
  if (names && (choosing || names.length === 0)) {
    return (
      <Suspense>
        <Setup
          section={section}
          choices={settings.feedChoices}
          onChange={(feedChoices) => {
            setChoosing(true);
            change({ feedChoices });
          }}
          {...(names.length > 0 && { onDone: () => setChoosing(false) })}
        />
      </Suspense>
    );
  }
  return (
    <FeedPanel
      section={section}
      feed={feed}
      look={look}
      onShowNewer={props.onShowNewer}
      picker={<Picker {...props} names={names} onChoosing={() => setChoosing(true)} />}
    />
  );
}

function Picker(props: Props & { names: readonly string[] | undefined; onChoosing: () => void }) {
  const { section, feed, now, chosen, onChoose, names, onChoosing } = props;
  const kind = periodKind(section);
  if (kind) {
    return (
      <PeriodPicker
        kind={kind}
        shown={chosen.period ?? feed.view?.shown?.period}
        now={now}
        onChange={(period) => onChoose({ period })}
      />
    );
  }
  if (!names) return null;
  const all = section === 'arxiv' ? [{ value: undefined, text: t('newtab_arxiv_all') }] : [];
  return (
    <>
      {names.length > 1 && (
        <OneOf
          label={t(section === 'arxiv' ? 'newtab_arxiv_which' : 'newtab_by_which')}
          value={chosen.one ?? (section === 'by' ? names[0] : undefined)}
          onChange={(one) => onChoose({ one })}
          choices={[...all, ...names.map((name) => ({ value: name, text: name }))]}
        />
      )}
      <Button variant="quiet" onClick={onChoosing}>
        {t('newtab_choose')}
      </Button>
    </>
  );
}
