import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { createRoot } from 'react-dom/client';
import { readAhead } from '@/components/library/ahead';
import { LibraryPage } from '@/components/library/page/library-page';
import { painted } from '@/components/ui/painted';
import { preparePage } from '@/lib/platform/page';

preparePage('library_view_all', painted);
const root = document.getElementById('root');
if (root) void readAhead().then(() => createRoot(root).render(<LibraryPage />));
