import { useEffect, useState } from 'react';
import type { Counts } from '@/lib/exchange/import/items';
import { servicesFor } from '@/lib/exchange/import/questions';
import { dataOf, itemsIn } from '@/lib/exchange/import/stage';
import { type ServiceId, serviceIds } from '@/lib/exchange/import/types';
import type { ImportJob } from '@/lib/library/types';
import { failureText } from '@/lib/platform/failure-text';
import { formatNumber, type MessageKey, sentences, t, tn } from '@/lib/platform/i18n';
import { hostPattern, requestHosts } from '@/lib/platform/permissions';
import { serviceHosts } from '@/lib/services/hosts';
import { useDatabase } from '../../library/library-provider';
import { Button } from '../../ui/button';
import { Filled } from '../../ui/filled';
import { RelativeTime } from '../../ui/relative-time';
import { useLive } from '../../ui/use-live';
import styles from './import.module.css';
import { serviceNames } from './texts';
import type { ImportActions } from './use-import';
import { Progress } from './working-view';

const what: Record<ServiceId, MessageKey> = {
  huggingface: 'import_service_huggingface',
  arxiv: 'import_service_arxiv',
  crossref: 'import_service_crossref',
  datacite: 'import_service_datacite',
};

/** Offers to look up what lacks details, service by service, and shows how far that is. */
export function LookupPanel({
  job,
  counts,
  actions,
}: {
  job: ImportJob;
  counts: Counts;
  actions: ImportActions;
}) {
  const db = useDatabase();
  const open = useLive(async () => {
    const items = await itemsIn(db, job, 'find');
    const sums = new Map<ServiceId, number>();
    for (const item of items) {
      const data = dataOf(item);
      for (const service of servicesFor(data)) {
        if (data.asked?.includes(service)) continue;
        sums.set(service, (sums.get(service) ?? 0) + 1);
      }
    }
    return sums;
  }, [db, job.id, counts.find.all]);
  if (job.state === 'resolving') return <Resolving job={job} counts={counts} actions={actions} />;
  if (open.state !== 'ready' || open.value.size === 0) {
    return job.trouble ? <p role="alert">{failureText(job.trouble.failure)}</p> : null;
  }
  return <Offer job={job} sums={open.value} actions={actions} />;
}

function Offer({
  job,
  sums,
  actions,
}: {
  job: ImportJob;
  /** How many items each service could be asked about. */
  sums: ReadonlyMap<ServiceId, number>;
  actions: ImportActions;
}) {
  const [wanted, setWanted] = useState<readonly ServiceId[]>(serviceIds);
  const [refused, setRefused] = useState(false);
  const offered = serviceIds.filter((service) => sums.has(service));
  const services = offered.filter((service) => wanted.includes(service));
  const look = async () => {
    // The question comes first: after any wait it would no longer be the click's.
    const granted = await requestHosts(
      services.map((service) => hostPattern(serviceHosts[service])),
    );
    setRefused(!granted);
    if (granted) await actions.run('importResolve', { id: job.id, services });
  };
  return (
    <fieldset className={styles.lookup}>
      <legend className={styles.label}>{t('import_lookup')}</legend>
      <p className={styles.hint}>{t('import_lookup_hint')}</p>
      {offered.map((service) => (
        <label key={service} className={styles.match}>
          <input
            type="checkbox"
            checked={wanted.includes(service)}
            onChange={(event) =>
              setWanted(
                event.target.checked
                  ? [...wanted, service]
                  : wanted.filter((each) => each !== service),
              )
            }
          />
          <span>
            {serviceNames[service]}{' '}
            <span className={styles.hint}>
              {sentences(t(what[service]), tn('import_service_items', sums.get(service) ?? 0))}
            </span>
          </span>
        </label>
      ))}
      {refused && <p role="alert">{t('import_lookup_refused')}</p>}
      {job.trouble && <p role="alert">{failureText(job.trouble.failure)}</p>}
      <div>
        <Button disabled={services.length === 0} onClick={() => void look()}>
          {t('import_lookup_start')}
        </Button>
      </div>
    </fieldset>
  );
}

function Resolving({
  job,
  counts,
  actions,
}: {
  job: ImportJob;
  counts: Counts;
  actions: ImportActions;
}) {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  const { trouble } = job;
  const found = counts.match.all;
  const all = found + counts.find.all;
  return (
    <section className={styles.lookup}>
      <Progress
        text="import_resolving"
        value={all > 0 ? found / all : 0}
        detail={tn('import_found_of', found, formatNumber(all))}
      />
      <p className={styles.hint}>{t('import_resolving_hint')}</p>
      {!online && <p role="status">{t('import_offline')}</p>}
      {online && trouble && (
        <p role="status">
          {failureText(trouble.failure)}{' '}
          {trouble.retryAt !== undefined && (
            <Filled text="import_again">
              <RelativeTime at={trouble.retryAt} />
            </Filled>
          )}
        </p>
      )}
      <div className={styles.buttons}>
        {trouble && (
          <Button
            onClick={() =>
              void actions.run('importResolve', {
                id: job.id,
                services: serviceIds.filter((service) => job.services?.includes(service)),
              })
            }
          >
            {t('action_retry')}
          </Button>
        )}
        <Button onClick={() => void actions.run('importResolve', { id: job.id, services: [] })}>
          {t('import_resolving_stop')}
        </Button>
      </div>
    </section>
  );
}
