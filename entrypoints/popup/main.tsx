import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { readAhead } from '@/components/library/ahead';
import { PopupPage } from '@/components/library/popup-page';
import { painted } from '@/components/ui/painted';
import { preparePage } from '@/lib/platform/page';
import { isPopup } from '@/lib/platform/tabs';

preparePage('extension_name', painted);
if (!isPopup()) document.documentElement.dataset.view = 'tab';
const root = document.getElementById('root');
if (root) void readAhead().then(() => createRoot(root).render(<PopupPage />));
