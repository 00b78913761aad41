import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { SidePage } from '@/components/annotation/side-page';
import { followTheme } from '@/lib/platform/theme';

followTheme();
const root = document.getElementById('root');
if (root) createRoot(root).render(<SidePage />);
