import { useEffect, useRef, useState } from 'react';
import { Room } from '@/components/backup/room';
import { useStorageHealth } from '@/components/backup/use-backups';
import { byteSize } from '@/components/exchange/byte-size';
import { Button } from '@/components/ui/button';
import { openBackups } from '@/lib/backup/database';
import { listBackups } from '@/lib/backup/read';
import { openLibrary } from '@/lib/library/database';
import { libraryKinds, libraryUse } from '@/lib/library/storage-use';
import { formatNumber, type MessageKey, t } from '@/lib/platform/i18n';
import { storedBytes } from '@/lib/search/stored-bytes';
import styles from './storage-use.module.css';

interface Row {
  name: MessageKey;
  count?: number;
  /** Undefined: it could not be read. */
  bytes: number | undefined;
}

/** Reads everything there is, one place independent of the other. */
async function measure(): Promise<Row[]> {
  const [library, search, backups] = await Promise.all([
    openLibrary()
      .then(libraryUse)
      .catch(() => undefined),
    storedBytes().catch(() => undefined),
    openBackups()
      .then(listBackups)
      .catch(() => undefined),
  ]);
  return [
    ...libraryKinds.map(
      (kind): Row => ({ name: `options_use_${kind}`, bytes: undefined, ...library?.[kind] }),
    ),
    { name: 'options_use_search', bytes: search },
    {
      name: 'options_use_backups',
      bytes: backups?.reduce((sum, { size }) => sum + size, 0),
      ...(backups && { count: backups.length }),
    },
  ];
}

/** What takes how much room, measured when it is first seen. */
export function StorageUse() {
  const root = useRef<HTMLDivElement>(null);
  const [rows, setRows] = useState<Row[]>();
  const [asked, setAsked] = useState(0);
  const health = useStorageHealth(`${asked} ${rows?.length}`);
  const seen = useSeen(root);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when it is asked for.
  useEffect(() => {
    if (!seen) return undefined;
    let current = true;
    void measure().then((measured) => {
      if (current) setRows(measured);
    });
    return () => {
      current = false;
    };
  }, [seen, asked]);
  const total = (rows ?? []).reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  return (
    <div ref={root} className={styles.use} aria-busy={!rows}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('options_storage')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('options_use_what')}</th>
            <th scope="col">{t('options_use_count')}</th>
            <th scope="col">{t('options_use_size')}</th>
          </tr>
        </thead>
        <tbody>
          {(rows ?? placeholders).map(({ name, count, bytes }) => (
            <tr key={name}>
              <th scope="row">
                {t(name)}
                <span
                  className={styles.bar}
                  style={{ inlineSize: `${total > 0 ? ((bytes ?? 0) / total) * 100 : 0}%` }}
                />
              </th>
              <td>{count === undefined ? '' : formatNumber(count)}</td>
              <td>
                {!rows ? '…' : bytes === undefined ? t('options_use_unknown') : byteSize(bytes)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows?.some(({ bytes }) => bytes === undefined) && (
        <p role="alert">{t('options_use_failed')}</p>
      )}
      {health && <Room health={health} onAsked={() => setAsked((n) => n + 1)} />}
      <div>
        <Button onClick={() => setAsked((n) => n + 1)}>{t('options_use_again')}</Button>
      </div>
    </div>
  );
}

const placeholders: Row[] = [...libraryKinds, 'search' as const, 'backups' as const].map(
  (kind) => ({ name: `options_use_${kind}`, bytes: undefined }),
);

/** Whether an element has come near what is seen. */
function useSeen(ref: { current: HTMLElement | null }): boolean {
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (seen || !ref.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '400px' },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref, seen]);
  return seen;
}
