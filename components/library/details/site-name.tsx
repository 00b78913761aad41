import { t } from '@/lib/platform/i18n';
import { sources } from '@/lib/sources';

const names = new Map(sources.map(({ id, name }) => [id, name]));

/** Who told a value, for people: you, a site by its own name, or a page of another site. */
export default function SiteName({ id }: { id: string }) {
  if (id === 'user') return t('details_by_you');
  return names.get(id) ?? (id === 'generic' ? t('details_by_page') : id);
}
