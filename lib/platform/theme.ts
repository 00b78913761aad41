/**
 * The colour scheme of our own pages. The setting lives in storage.local, which answers only after
 * the first paint; a copy in localStorage spares a page in dark from flashing white.
 */
import type { Settings } from '../settings/settings';
import { readSettings, watchSettings } from './settings-store';

const copyKey = 'theme';

function show(theme: string | null): void {
  const root = document.documentElement;
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/** Follow the setting from now on. Call it before the first render. */
export function followTheme(): void {
  show(localStorage.getItem(copyKey));
  const apply = ({ theme }: Settings) => {
    localStorage.setItem(copyKey, theme);
    show(theme);
  };
  void readSettings().then(apply);
  watchSettings(apply);
}
