/** What happened to a highlight on the versions of its paper, in words. */
import { lastLooks } from '@/lib/annotations/looks';
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

/** `Made on v1 · v2: moved`, for whoever wonders where it is. */
export function historyText(version: string | undefined, later: readonly LaterPosition[]): string {
  const looks = lastLooks(later)
    .filter((look) => look.version !== version || look.state !== 'exact')
    .map(({ version: on, state }) => t('hl_on_version', on ?? t('hl_this_copy'), stateText(state)));
  return [version === undefined ? '' : t('hl_made_on', version), ...looks]
    .filter(Boolean)
    .join(' · ');
}
