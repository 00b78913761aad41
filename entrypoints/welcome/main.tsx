import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { createRoot } from 'react-dom/client';
import { WelcomePage } from '@/components/welcome/welcome-page';
import { preparePage } from '@/lib/platform/page';
import { readSettings } from '@/lib/platform/settings-store';
import { readToolbar, saveKey } from '@/lib/platform/toolbar';

async function start(): Promise<void> {
  preparePage('welcome_title');
  const [settings, pinned, key] = await Promise.all([readSettings(), readToolbar(), saveKey()]);
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  createRoot(root).render(<WelcomePage settings={settings} pinned={pinned} saveKey={key} />);
}

void start();
