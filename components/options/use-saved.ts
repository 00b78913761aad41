import { useEffect, useRef, useState } from 'react';
import type { Settings } from '@/lib/settings/settings';

/** How long it is said (ms). */
const saidMs = 2500;

/**
 * Whether a setting was kept just now, by whatever on this page changed it. What another page changes
 * is not this user's doing here.
 * @param stored the settings as storage tells them; undefined until it does.
 */
export function useSaved(stored: Settings | undefined): boolean {
  const [saved, setSaved] = useState(false);
  const first = useRef(true);
  useEffect(() => {
    if (!stored) return undefined;
    if (first.current || !document.hasFocus()) {
      first.current = false;
      return undefined;
    }
    setSaved(true);
    const timer = setTimeout(() => setSaved(false), saidMs);
    return () => clearTimeout(timer);
  }, [stored]);
  return saved;
}
