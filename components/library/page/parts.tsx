/**
 * The other parts of the page, each loaded when it is first shown. A part that is not in the build
 * is not listed: the page has no links that lead nowhere.
 */
import {
  ArchiveRestore,
  ChartNoAxesColumn,
  FileInput,
  type LucideIcon,
  Newspaper,
  Tags,
} from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { MessageKey } from '@/lib/platform/i18n';
import type { Place } from './route';

export interface PartProps {
  /** Files that were dropped onto the page. */
  files?: File[];
}

export interface Part {
  place: Exclude<Place, 'list'>;
  name: MessageKey;
  icon: LucideIcon;
  component: LazyExoticComponent<ComponentType<PartProps>>;
}

const Import = lazy(async () => {
  const { ImportPage } = await import('../../exchange/import/import-page');
  return { default: ({ files }: PartProps) => <ImportPage initial={files} /> };
});
const TagPart = lazy(async () => ({
  default: (await import('../tags/tag-manager')).TagManager,
}));

const Backups = lazy(async () => ({
  default: (await import('../../backup/backups-page')).BackupsPage,
}));
const Digests = lazy(async () => ({
  default: (await import('../../digest/digests-page')).DigestsPage,
}));
const Stats = lazy(async () => ({
  default: (await import('../../stats/stats-page')).StatsPage,
}));

export const parts: readonly Part[] = [
  { place: 'import', name: 'import_title', icon: FileInput, component: Import },
  { place: 'tags', name: 'library_tags', icon: Tags, component: TagPart },
  { place: 'stats', name: 'stats_title', icon: ChartNoAxesColumn, component: Stats },
  { place: 'digests', name: 'digest_title', icon: Newspaper, component: Digests },
  { place: 'backups', name: 'backup_title', icon: ArchiveRestore, component: Backups },
];
