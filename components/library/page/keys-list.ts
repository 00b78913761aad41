import { t } from '@/lib/platform/i18n';
import type { KeyGroup } from '../../ui/keys-help';
import type { Command, CommandGroup } from './commands';

const groups: readonly CommandGroup[] = ['papers', 'list', 'page'];

/** The commands as the list behind `?`; those of one name are one line. */
export function keyGroups(commands: readonly Command[]): KeyGroup[] {
  return groups.map((group) => {
    const rows = new Map<string, string[]>();
    for (const { group: of, name, keys } of commands) {
      if (of === group && keys && name !== '' && !rows.has(name)) rows.set(name, [...keys]);
    }
    return {
      title: t(`library_keys_${group}`),
      rows: [...rows].map(([text, keys]) => ({ text, keys })),
    };
  });
}
