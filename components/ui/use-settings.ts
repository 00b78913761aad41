import { useCallback, useEffect, useState } from 'react';
import type { Settings } from '@/lib/settings/settings';
import { nextPaint } from './painted';

/** Loaded when it is wanted: the schema of the settings brings zod, which no first paint waits for. */
const store = () => import('@/lib/platform/settings-store');

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
    let stop = () => {};
    const follow = async () => {
      await nextPaint();
      const { readSettings, watchSettings } = await store();
      if (!current) return;
      stop = watchSettings(setSettings);
      const read = await readSettings();
      if (current) setSettings((known) => known ?? read);
    };
    void follow();
    return () => {
      current = false;
      stop();
    };
  }, []);
  const write = useCallback(
    async (patch: Partial<Settings>) => (await store()).writeSettings(patch),
    [],
  );
  return [settings, write];
}
