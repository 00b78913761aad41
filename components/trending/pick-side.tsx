import { ArrowUp, BookmarkPlus, ChevronDown, Ellipsis, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { StatusRing } from '@/components/ui/status-ring';
import { formatNumber, t, tn } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import styles from './pick-card.module.css';
import { pickMenu } from './pick-menu';
import { statusText } from './pick-text';
import type { ShownPick } from './shown-pick';
import { nextStatus, type PickActions } from './use-pick-actions';

interface Props {
  pick: ShownPick;
  density: Settings['density'];
  actions: PickActions;
  /** In the list, where "More" is not below the abstract. */
  expand?: { detailsId: string; run: () => void };
}

/** What people say of a paper in numbers, and what can be done with it. */
export function PickSide({ pick, density, actions, expand }: Props) {
  const { paper, upvotes } = pick;
  const { title } = pick.entry.record;
  const next = paper && nextStatus(paper.status);
  const saveName =
    paper && next
      ? t('newtab_status_next', statusText(paper.status), statusText(next))
      : t('newtab_save_named', title);
  const words = density === 'cards';
  return (
    <div className={styles.side}>
      {upvotes !== undefined && (
        <span className={styles.votes} title={tn('newtab_upvotes', upvotes)}>
          <Icon of={ArrowUp} />
          <span aria-hidden="true">{formatNumber(upvotes)}</span>
          <span className="visually-hidden">{tn('newtab_upvotes', upvotes)}</span>
        </span>
      )}
      {/* One button before and after saving: the focus stays on it. */}
      <Button
        {...((paper || !words) && { variant: 'quiet' as const })}
        square={!words}
        className={styles.save}
        aria-label={saveName}
        title={paper || !words ? saveName : undefined}
        onClick={() => actions.save(pick)}
      >
        {paper ? <StatusRing status={paper.status} /> : <Icon of={BookmarkPlus} />}
        {words && (paper ? statusText(paper.status) : t('action_save'))}
      </Button>
      {/* What was searched for is wanted. */}
      {!pick.found && (
        <span className={styles.less}>
          <Menu
            label={t('newtab_less_named', title)}
            icon={Ellipsis}
            items={() => pickMenu(pick, actions)}
          />
          <Button
            variant="quiet"
            square
            aria-label={t('newtab_hide_named', title)}
            title={t('newtab_hide')}
            onClick={() => actions.hide(pick)}
          >
            <Icon of={X} />
          </Button>
        </span>
      )}
      {expand && (
        <Button
          variant="quiet"
          square
          aria-expanded={false}
          aria-controls={expand.detailsId}
          aria-label={t('newtab_expand_named', title)}
          title={t('newtab_expand')}
          onClick={expand.run}
        >
          <Icon of={ChevronDown} />
        </Button>
      )}
    </div>
  );
}
