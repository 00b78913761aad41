import { useEffect, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { hostPermissions } from '@/lib/platform/manifest';
import { missingHosts, requestHosts, watchHosts } from '@/lib/platform/permissions';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';

/**
 * Tells when the browser keeps Offprint off the sites it was installed for: Firefox and Chromium let
 * the user take each back, and then nothing appears on a paper's page. One button asks for them.
 */
export default function HostAccess() {
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    let current = true;
    const look = async () => {
      const found = await missingHosts(hostPermissions);
      if (current) setMissing(found);
    };
    void look();
    const stop = watchHosts(() => void look());
    return () => {
      current = false;
      stop();
    };
  }, []);
  if (missing.length === 0) return null;
  const hosts = missing.map((each) => new URL(each).host).join(', ');
  // First thing in the click: the browser refuses a request that comes later.
  const allow = async () => setRefused(!(await requestHosts(missing)));
  return (
    <Banner>
      <p>{t(refused ? 'popup_hosts_refused' : 'popup_hosts_missing', hosts)}</p>
      <Button onClick={() => void allow()}>{t('popup_hosts_allow')}</Button>
    </Banner>
  );
}
