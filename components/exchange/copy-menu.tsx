import { Copy } from 'lucide-react';
import { t } from '@/lib/platform/i18n';
import { Menu } from '../ui/menu';
import { useCopyItems } from './use-copy';

/** A button whose menu copies the papers as a reference, BibTeX, links or citation keys. */
export function CopyMenu({ ids }: { ids: readonly string[] }) {
  return <Menu label={t('popup_copy')} icon={Copy} items={useCopyItems(ids)} />;
}
