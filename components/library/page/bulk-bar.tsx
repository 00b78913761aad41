import {
  Circle,
  Copy,
  Download,
  GitMerge,
  Pin,
  RotateCcw,
  Star,
  Tag,
  Trash2,
  X,
} from 'lucide-react';
import type { Status } from '@/lib/paper/schema';
import { statuses } from '@/lib/paper/status';
import { t, tn } from '@/lib/platform/i18n';
import { useCopyItems } from '../../exchange/use-copy';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import styles from './bulk-bar.module.css';
import { mergeable } from './mergeable';
import { ratings, ratingText } from './stars';

export interface BulkEvents {
  tag: () => void;
  status: (status: Status) => void;
  pin: (pinned: boolean) => void;
  rate: (rating: number | null) => void;
  merge: () => void;
  bin: () => void;
  export: () => void;
  restore: () => void;
  purge: () => void;
  clear: () => void;
}

/** What can be done with all the chosen papers at once. */
export function BulkBar({
  ids,
  binned,
  readOnly,
  on,
}: {
  /** The chosen papers, in the order of the list. */
  ids: readonly string[];
  /** They are in the bin. */
  binned: boolean;
  readOnly: boolean;
  on: BulkEvents;
}) {
  const copyItems = useCopyItems(ids);
  return (
    <div role="toolbar" aria-label={t('library_bulk')} className={styles.bar}>
      <span className={styles.count}>{tn('library_chosen', ids.length)}</span>
      {!readOnly && binned && (
        <>
          <Action icon={RotateCcw} text={t('library_restore')} run={on.restore} />
          <Action icon={Trash2} text={t('library_purge')} run={on.purge} />
        </>
      )}
      {!readOnly && !binned && (
        <>
          <Action icon={Tag} text={t('library_tag')} run={on.tag} />
          <Menu
            label={t('library_status')}
            className={styles.action}
            items={statuses.map((status) => ({
              text: t(`status_${status}`),
              run: () => on.status(status),
            }))}
          >
            <Face icon={Circle} text={t('library_status')} />
          </Menu>
          <Menu
            label={t('library_pin')}
            className={styles.action}
            items={[
              { text: t('popup_pin'), run: () => on.pin(true) },
              { text: t('popup_unpin'), run: () => on.pin(false) },
            ]}
          >
            <Face icon={Pin} text={t('library_pin')} />
          </Menu>
          <Menu
            label={t('library_rate')}
            className={styles.action}
            items={ratings.map((rating) => ({
              text: ratingText(rating),
              run: () => on.rate(rating),
            }))}
          >
            <Face icon={Star} text={t('library_rate')} />
          </Menu>
          <Menu label={t('popup_copy')} className={styles.action} items={copyItems}>
            <Face icon={Copy} text={t('popup_copy')} />
          </Menu>
          <Action icon={Download} text={t('library_export')} run={on.export} />
          {mergeable(ids.length) && (
            <Action icon={GitMerge} text={t('library_merge')} run={on.merge} />
          )}
          <Action icon={Trash2} text={t('library_bin')} run={on.bin} />
        </>
      )}
      <Button
        variant="quiet"
        square
        className={styles.clear}
        aria-label={t('library_clear')}
        aria-keyshortcuts="Escape"
        onClick={on.clear}
      >
        <Icon of={X} />
      </Button>
    </div>
  );
}

type Shape = Parameters<typeof Icon>[0]['of'];

function Face({ icon, text }: { icon: Shape; text: string }) {
  return (
    <>
      <Icon of={icon} size={15} />
      <span className={styles.words}>{text}</span>
    </>
  );
}

function Action({ icon, text, run }: { icon: Shape; text: string; run: () => void }) {
  return (
    <Button variant="quiet" className={styles.action} title={text} onClick={run}>
      <Face icon={icon} text={text} />
    </Button>
  );
}
