/** What happened to a highlight on the versions of its paper, in words. */
import type { LaterPosition, ResolutionState } from '@/lib/annotations/types';
import { type MessageKey, t } from '@/lib/platform/i18n';

const stateKeys: Record<ResolutionState, MessageKey> = {
  exact: 'hl_state_exact',
  moved: 'hl_state_moved',
  changed: 'hl_state_changed',
  ambiguous: 'hl_state_ambiguous',
  lost: 'hl_state_lost',
};

export const stateText = (state: ResolutionState): string => t(stateKeys[state]);

/** The newest look at each version, in the order of the looks. */
export function lastLooks(later: readonly LaterPosition[]): LaterPosition[] {
  const byVersion = new Map<string | undefined, LaterPosition>();
  for (const each of later.toSorted((a, b) => a.at - b.at)) {
    byVersion.delete(each.version);
    byVersion.set(each.version, each);
  }
  return [...byVersion.values()];
}

/** It was not found the last time that anyone looked. */
export const isLost = (later: readonly LaterPosition[]): boolean =>
  lastLooks(later).at(-1)?.state === 'lost';

/** `Made on v1 · v2: moved`, for whoever wonders where it is. */
export function historyText(version: string | undefined, later: readonly LaterPosition[]): string {
  const looks = lastLooks(later)
    .filter((look) => look.version !== version || look.state !== 'exact')
    .map(({ version: on, state }) => t('hl_on_version', on ?? t('hl_this_copy'), stateText(state)));
  return [version === undefined ? '' : t('hl_made_on', version), ...looks]
    .filter(Boolean)
    .join(' · ');
}
