import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { createRoot } from 'react-dom/client';
import { OptionsPage } from '@/components/options/options-page';
import { preparePage } from '@/lib/platform/page';
import { readSettings } from '@/lib/platform/settings-store';

async function start(): Promise<void> {
  preparePage('options_title');
  const settings = await readSettings();
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  createRoot(root).render(<OptionsPage settings={settings} />);
}

void start();
