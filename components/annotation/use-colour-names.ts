import { useMemo } from 'react';
import { type HighlightColour, highlightColours } from '@/lib/annotations/colours';
import { t } from '@/lib/platform/i18n';
import { namesOfColours } from '@/lib/settings/colours';
import { useSettings } from '../ui/use-settings';

/** What each colour is called: by the user, else as it looks. */
export function useColourNames(): Record<HighlightColour, string> {
  const [settings] = useSettings();
  return useMemo(() => {
    const own = namesOfColours(settings);
    return Object.fromEntries(
      highlightColours.map((colour) => [colour, own[colour] || t(`annotate_${colour}`)]),
    ) as Record<HighlightColour, string>;
  }, [settings]);
}
