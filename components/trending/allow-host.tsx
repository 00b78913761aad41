import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/platform/i18n';
import { requestHosts } from '@/lib/platform/permissions';
import { Notice } from './notice';

/** A list comes from a host that the user has not allowed yet: why, and the button that asks. */
export function AllowHost({ host, onAllowed }: { host: string; onAllowed: () => void }) {
  const [refused, setRefused] = useState(false);
  const allow = async () => {
    // First thing in the click: the browser refuses a request that comes later.
    const allowed = await requestHosts([`https://${host}/*`]);
    setRefused(!allowed);
    if (allowed) onAllowed();
  };
  return (
    <Notice
      title={t('newtab_allow_title', host)}
      hint={t('newtab_allow_hint', host)}
      problem={refused && t('newtab_allow_refused')}
    >
      <Button variant="primary" onClick={() => void allow()}>
        {t('newtab_allow', host)}
      </Button>
    </Notice>
  );
}
