import { useState } from 'react';
import { LibraryProvider } from '@/components/library/library-provider';
import { ToastHost } from '@/components/ui/toast';
import type { Settings } from '@/lib/settings/settings';
import { BlankPage } from './blank-page';
import { NewTabPage } from './new-tab-page';

/** The new tab. @param props.settings as read before the first paint. */
export function NewTab({ settings }: { settings: Settings }) {
  const [left, setLeft] = useState(false);
  if (left) return <BlankPage />;
  return (
    <LibraryProvider>
      <ToastHost>
        <NewTabPage initial={settings} onLeave={() => setLeft(true)} />
      </ToastHost>
    </LibraryProvider>
  );
}
