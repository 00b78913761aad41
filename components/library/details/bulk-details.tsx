import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { commonOf } from '@/lib/library/common';
import { allTags } from '@/lib/library/read';
import { tagSchema } from '@/lib/paper/schema';
import { statuses } from '@/lib/paper/status';
import { formatNumber, t, tn } from '@/lib/platform/i18n';
import { TagName } from '../../paper/tag';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { StatusRing } from '../../ui/status-ring';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { useActions } from '../use-actions';
import styles from './bulk-details.module.css';

/**
 * Several papers at once: how far they agree in status and tags, and the way to make them agree,
 * one undo for all of them.
 */
export function BulkDetails({
  ids,
  binned = false,
  onClose,
}: {
  ids: readonly string[];
  /** They are in the bin, where nothing is changed. */
  binned?: boolean;
  onClose: () => void;
}) {
  const db = useDatabase();
  const fixed = db.readOnly || binned;
  const actions = useActions();
  const names = useId();
  const [typed, setTyped] = useState('');
  const live = useLive(() => commonOf(db, ids), [db, ids]);
  const known = useLive(() => allTags(db), [db]);
  const common = live.state === 'ready' ? live.value : undefined;
  return (
    <section className={styles.pane} aria-label={t('details_pane')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{tn('details_chosen', ids.length)}</h2>
        <Button variant="quiet" square aria-label={t('details_close')} onClick={onClose}>
          <Icon of={X} />
        </Button>
      </header>
      {common && (
        <>
          <ul className={styles.row} aria-label={t('popup_status')}>
            {statuses.map((status) => (
              <li key={status}>
                <Button
                  aria-pressed={common.status[status] === ids.length}
                  disabled={fixed}
                  onClick={() => void actions.status(ids, status)}
                >
                  <StatusRing status={status} />
                  {t(`status_${status}`)}
                  <span className={styles.count}>{formatNumber(common.status[status])}</span>
                </Button>
              </li>
            ))}
          </ul>
          <h3 className={styles.heading}>{t('tags_title')}</h3>
          <ul className={styles.row} aria-label={t('tags_title')}>
            {common.tags.map(({ tag, count }) => (
              <li key={tag} className={styles.tag} data-all={count === ids.length}>
                <TagName tag={tag} />
                <span className={styles.count}>
                  {t('details_some_of', formatNumber(count), formatNumber(ids.length))}
                </span>
                {!fixed && count < ids.length && (
                  <Button
                    variant="quiet"
                    square
                    className={styles.small}
                    aria-label={t('details_tag_all', tag)}
                    onClick={() => void actions.tag(ids, { add: [tag] })}
                  >
                    <Icon of={Plus} size={12} />
                  </Button>
                )}
                {!fixed && (
                  <Button
                    variant="quiet"
                    square
                    className={styles.small}
                    aria-label={t('details_untag_all', tag)}
                    onClick={() => void actions.tag(ids, { remove: [tag] })}
                  >
                    <Icon of={X} size={12} />
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {!fixed && (
            <form
              onSubmit={async (event) => {
                event.preventDefault();
                const tag = tagSchema.safeParse(typed);
                if (tag.success && (await actions.tag(ids, { add: [tag.data] }))) setTyped('');
              }}
            >
              <datalist id={names}>
                {known.state === 'ready' &&
                  known.value.map(({ tag }) => <option key={tag} value={tag} />)}
              </datalist>
              <input
                className={styles.input}
                value={typed}
                list={names}
                placeholder={t('popup_tag_add')}
                aria-label={t('popup_tag_add_label')}
                autoComplete="off"
                dir="auto"
                onChange={(event) => setTyped(event.target.value)}
              />
            </form>
          )}
        </>
      )}
    </section>
  );
}
