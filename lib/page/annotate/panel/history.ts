/** What the panel says of a highlight's fate. */
import { lastLooks } from '../../../annotations/looks';
import type { Highlight } from '../../../messaging/annotate-protocol';
import { versionName } from '../attempts';
import type { ShownState } from '../port';
import type { PanelTexts } from './texts';

/** `Made on v1 · v2: moved`. @param told a version of which the page itself says it, such as `v2`. */
export function historyText(
  { version, later }: Pick<Highlight, 'version' | 'later'>,
  texts: Pick<PanelTexts, 'madeOn' | 'onVersion' | 'thisCopy' | 'states'>,
  told?: string,
): string {
  const made = versionName(version);
  const looks = lastLooks(later)
    .filter((look) => look.version !== made || look.state !== 'exact')
    .filter((look) => told === undefined || look.version !== told)
    .map((look) => texts.onVersion(look.version ?? texts.thisCopy, texts.states[look.state]));
  return [made ? texts.madeOn(made) : '', ...looks].filter(Boolean).join(' · ');
}

/** Whether it is on this page, and how, where that is worth a word. */
export function hereText(
  state: ShownState,
  texts: Pick<PanelTexts, 'here' | 'states' | 'elsewhere'>,
): string {
  if (state === 'exact' || state === 'pending') return '';
  return state === 'elsewhere' ? texts.elsewhere : texts.here(texts.states[state]);
}
