import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { createRoot } from 'react-dom/client';
import { BlankPage } from '@/components/trending/blank-page';
import { expectMath } from '@/components/trending/math-first';
import { NewTab } from '@/components/trending/new-tab';
import { openLibrary } from '@/lib/library/database';
import { openBrowserNewTab } from '@/lib/platform/browser-new-tab';
import { preparePage } from '@/lib/platform/page';
import { readSettings } from '@/lib/platform/settings-store';

async function start(): Promise<void> {
  preparePage('newtab_title');
  expectMath();
  // Begun now, awaited by the page, which shows a failure.
  void openLibrary().catch(() => undefined);
  const settings = await readSettings();
  const own = settings.newTab === 'browser';
  if (own && (await openBrowserNewTab())) return;
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  createRoot(root).render(own ? <BlankPage /> : <NewTab settings={settings} />);
}

void start();
