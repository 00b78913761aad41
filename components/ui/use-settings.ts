import { useEffect, useState } from 'react';
import { readSettings, watchSettings, writeSettings } from '@/lib/platform/settings-store';
import type { Settings } from '@/lib/settings/settings';

/**
 * The settings, live, and a function that changes some of them.
 * `undefined` until storage has answered (a few milliseconds).
 */
export function useSettings(): [
  Settings | undefined,
  (patch: Partial<Settings>) => Promise<Settings>,
] {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    let current = true;
    const stop = watchSettings(setSettings);
    void readSettings().then((read) => {
      if (current) setSettings((known) => known ?? read);
    });
    return () => {
      current = false;
      stop();
    };
  }, []);
  return [settings, writeSettings];
}
