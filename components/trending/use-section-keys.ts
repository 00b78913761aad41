import { useRef } from 'react';
import type { ListSection } from '@/lib/settings/sections';
import { sectionLetters } from './sections';

/** How long `g` waits for its letter. */
const waitMs = 1500;

/**
 * `g` and a letter, or a figure, goes to a section.
 * @returns what takes a key; it answers true when the key was for it.
 */
export function useSectionKeys(
  sections: readonly ListSection[],
  go: (section: ListSection) => void,
): (event: KeyboardEvent) => boolean {
  const since = useRef<number>(undefined);
  return (event) => {
    const waits = since.current !== undefined && event.timeStamp - since.current < waitMs;
    since.current = undefined;
    if (waits) {
      const section = sections.find((each) => sectionLetters[each] === event.key);
      if (section) go(section);
      return section !== undefined;
    }
    if (event.key === 'g') {
      since.current = event.timeStamp;
      return true;
    }
    const section = sections[Number(event.key) - 1];
    if (section) go(section);
    return section !== undefined;
  };
}
