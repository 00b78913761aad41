/**
 * The colour scheme of our own pages. The setting lives in storage.local, which answers only after
 * the first paint; a copy in localStorage spares a page in dark from flashing white.
 */
import type { Settings } from '../settings/settings';

const copyKey = 'theme';

function show(theme: string | null): void {
  const root = document.documentElement;
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/**
 * Follow the setting from now on. Call it before the first render.
 * @param later when the page is ready for more than it needs for its first paint.
 */
export function followTheme(later: Promise<void> = Promise.resolve()): void {
  show(localStorage.getItem(copyKey));
  const apply = ({ theme }: Settings) => {
    localStorage.setItem(copyKey, theme);
    show(theme);
  };
  // The schema of the settings brings zod; the first paint need not wait for it.
  void later.then(async () => {
    const { readSettings, watchSettings } = await import('./settings-store');
    watchSettings(apply);
    apply(await readSettings());
  });
}
