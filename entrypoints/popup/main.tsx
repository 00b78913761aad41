import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { readAhead } from '@/components/library/first-rows';
import { PopupPage } from '@/components/library/popup-page';
import { openLibrary } from '@/lib/library/database';
import { preparePage } from '@/lib/platform/page';
import { isPopup } from '@/lib/platform/tabs';

// Begun before React is, so that the first rows do not wait for both in turn.
readAhead(openLibrary());
preparePage('extension_name');
if (!isPopup()) document.documentElement.dataset.view = 'tab';
const root = document.getElementById('root');
if (root) createRoot(root).render(<PopupPage />);
