import { EyeOff } from 'lucide-react';
import type { MenuItem } from '@/components/ui/menu';
import { nameText } from '@/lib/paper/normalise';
import { t } from '@/lib/platform/i18n';
import type { FeedPick } from '@/lib/trending/picks';
import type { PickActions } from './use-pick-actions';

const most = { topics: 4, authors: 4, categories: 3 };

/** "Show me less like this": what a pick offers to mute, and to leave it out alone. */
export function pickMenu(pick: FeedPick, actions: PickActions): MenuItem[] {
  const { record, keywords } = pick.entry;
  const wishes = [
    ...[...new Set([...keywords, ...record.keywords])]
      .slice(0, most.topics)
      .map((topic) => ({ kind: 'topic' as const, label: topic })),
    ...authorsOf(record.authors.map(nameText)).map((label) => ({ kind: 'author' as const, label })),
    ...record.categories
      .slice(0, most.categories)
      .map((label) => ({ kind: 'category' as const, label })),
  ];
  return [
    { text: t('newtab_hide_this'), icon: EyeOff, run: () => actions.hide(pick) },
    ...wishes.map(({ kind, label }, index) => ({
      text: t(`newtab_mute_${kind}`, label),
      run: () => actions.mute(pick, `${kind}:${label}`, label),
      ...(index === 0 && { heading: t('newtab_mute') }),
    })),
  ];
}

/** The first authors and the last one, who is often the one people know. */
function authorsOf(names: readonly string[]): string[] {
  if (names.length <= most.authors) return [...new Set(names)];
  return [...new Set([...names.slice(0, most.authors - 1), ...names.slice(-1)])];
}
