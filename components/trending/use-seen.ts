import { type RefObject, useEffect } from 'react';
import { ask } from '@/lib/messaging/ask';

/** A pick counts as seen when most of it was in view for so long. */
const lookMs = 1000;
/** Told together: each word to the worker is a write. */
const tellMs = 10_000;

/**
 * Notes which picks of a list were before the user's eyes, so that the next visit shows them quieter.
 * @param list holds the picks (`data-key`); @param drawn how many: more of them are watched.
 */
export function useSeen(list: RefObject<HTMLElement | null>, drawn: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are watched as they come.
  useEffect(() => {
    if (!list.current || typeof IntersectionObserver === 'undefined') return undefined;
    const looks = new Map<Element, ReturnType<typeof setTimeout>>();
    const seen = new Set<string>();
    const tell = () => {
      if (seen.size === 0) return;
      const keys = [...seen];
      seen.clear();
      void ask('seePicks', { keys });
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(looks.get(target));
          if (!isIntersecting || document.hidden) continue;
          const look = setTimeout(() => {
            observer.unobserve(target);
            if (target instanceof HTMLElement && target.dataset.key) seen.add(target.dataset.key);
          }, lookMs);
          looks.set(target, look);
        }
      },
      { threshold: 0.6 },
    );
    for (const row of list.current.querySelectorAll('[data-key]')) observer.observe(row);
    const timer = setInterval(tell, tellMs);
    const whenHidden = () => {
      if (document.hidden) tell();
    };
    document.addEventListener('visibilitychange', whenHidden);
    return () => {
      observer.disconnect();
      clearInterval(timer);
      for (const look of looks.values()) clearTimeout(look);
      document.removeEventListener('visibilitychange', whenHidden);
      tell();
    };
  }, [list, drawn]);
}
