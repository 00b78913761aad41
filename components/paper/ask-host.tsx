import { useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { hasHosts, hostPattern, requestHosts } from '@/lib/platform/permissions';
import { useDatabase } from '../library/library-provider';
import { useCommands } from '../library/use-commands';
import { Button } from '../ui/button';
import { useLive } from '../ui/use-live';
import { Notice } from './notice';

/** Offers to ask a site for the details of a paper, and asks for the permission to do so. */
export default function AskHost({ paperId, page }: { paperId: string; page: string }) {
  const db = useDatabase();
  const commands = useCommands();
  const [refused, setRefused] = useState(false);
  const live = useLive(
    async () => ({
      queued: await db.outbox.where('paperId').equals(paperId).count(),
      granted: await hasHosts([hostPattern(page)]),
    }),
    [db, paperId, page],
  );
  if (db.readOnly || live.state !== 'ready' || live.value.queued > 0) return null;
  const { granted } = live.value;
  const { host } = new URL(page);

  const allow = async () => {
    setRefused(false);
    // The request comes first: after any wait it would no longer be the click's. The popup may end
    // with it; the worker then hears of the permission and asks.
    if (granted || (await requestHosts([hostPattern(page)]))) {
      await commands.run('fetchDetails', { paperId });
    } else setRefused(true);
  };

  return (
    <Notice text={t(refused ? 'popup_ask_refused' : 'popup_ask_why', host)}>
      <Button onClick={() => void allow()}>{t('popup_ask_host', host)}</Button>
    </Notice>
  );
}
