import { useId } from 'react';
import { writable } from '@/lib/exchange/import/stage';
import type { ItemData } from '@/lib/exchange/import/types';
import type { ImportItem } from '@/lib/library/types';
import type { PaperRecord } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import { byline } from '../../paper/byline';
import { MathText } from '../../ui/math-text';
import styles from './import.module.css';
import { placeText, serviceNames, stateText } from './texts';
import type { ImportActions } from './use-import';

const detailOf = (record: PaperRecord | undefined): string =>
  record
    ? [byline(record.authors), record.venue, record.issued?.year].filter(Boolean).join(' · ')
    : '';

/** One item: what it is, where it stands in the file, what becomes of it. */
export function ItemRow({
  item,
  actions,
  ended,
  current,
}: {
  item: ImportItem;
  actions: ImportActions;
  ended: boolean;
  /** The row that the Tab key comes to. */
  current: boolean;
}) {
  const data = item.data as ItemData;
  const id = useId();
  const choosable = !ended && writable.some((state) => state === item.state);
  const detail = detailOf(data.record);
  const tags = data.mine?.tags ?? [];
  const notes = data.mine?.notes.length ?? 0;
  return (
    <div className={styles.item} data-state={data.problem ? 'problem' : item.state}>
      <span className={styles.check}>
        {choosable && (
          <input
            type="checkbox"
            tabIndex={-1}
            id={id}
            checked={item.chosen === 1}
            onChange={(event) =>
              void actions.run('importChoose', {
                id: item.importId,
                indexes: [item.index],
                chosen: event.target.checked,
              })
            }
          />
        )}
      </span>
      <div className={styles.text}>
        <label className={styles.title} htmlFor={id} dir="auto">
          <MathText text={data.label || t('import_untitled')} />
        </label>
        <p className={styles.detail}>
          {[placeText(data, item.index), detail, tags.join(', '), notes > 0 && t('import_noted')]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {!ended && data.matches && (
          <Matches item={item} data={data} actions={actions} current={current} />
        )}
      </div>
      <span className={styles.state}>{stateText(item, ended)}</span>
    </div>
  );
}

/** What services propose, with how alike each is; one of them or none. */
function Matches({
  item,
  data,
  actions,
  current,
}: {
  item: ImportItem;
  data: ItemData;
  actions: ImportActions;
  current: boolean;
}) {
  const tabIndex = current ? 0 : -1;
  const name = useId();
  const pick = (match: number | null) =>
    void actions.run('importPick', { id: item.importId, index: item.index, match });
  return (
    <fieldset className={styles.matches}>
      <legend className={styles.hidden}>{t('import_matches', data.label)}</legend>
      {data.matches?.map((match, at) => (
        <label key={match.record.identifiers.join(' ')} className={styles.match}>
          <input
            type="radio"
            tabIndex={tabIndex}
            name={name}
            checked={data.picked === at}
            onChange={() => pick(at)}
          />
          <span>
            <bdi>
              <MathText text={match.record.title} />
            </bdi>{' '}
            <span className={styles.hint}>
              {[
                t('import_alike', Math.round(match.similarity * 100)),
                serviceNames[match.service],
                detailOf(match.record),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </label>
      ))}
      <label className={styles.match}>
        <input
          type="radio"
          tabIndex={tabIndex}
          name={name}
          checked={data.picked === undefined}
          onChange={() => pick(null)}
        />
        <span>{t('import_match_none')}</span>
      </label>
    </fieldset>
  );
}
