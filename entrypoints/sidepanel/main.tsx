import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { SidePage } from '@/components/annotation/side-page';
import { preparePage } from '@/lib/platform/page';

preparePage('extension_name');
const root = document.getElementById('root');
if (root) createRoot(root).render(<SidePage />);
