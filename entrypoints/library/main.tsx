import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { createRoot } from 'react-dom/client';
import { LibraryPage } from '@/components/library/page/library-page';
import { openLibrary } from '@/lib/library/database';
import { preparePage } from '@/lib/platform/page';

// Begun before React is; the page shows a failure.
void openLibrary().catch(() => undefined);
preparePage('library_view_all');
const root = document.getElementById('root');
if (root) createRoot(root).render(<LibraryPage />);
