import { useCallback, useEffect, useState } from 'react';

/** A section counts as read from so far below the upper edge (px). */
const line = 140;

const named = () => decodeURIComponent(location.hash.slice(1));

/** The section that a place on the page belongs to. */
function sectionOf(id: string): string | undefined {
  const element = id === '' ? null : document.getElementById(id);
  return element?.closest<HTMLElement>('[data-section]')?.id;
}

function sectionAtLine(): string | undefined {
  const sections = [...document.querySelectorAll<HTMLElement>('[data-section]')];
  const shown = sections.filter((each) => !each.hidden);
  const above = shown.filter((each) => each.getBoundingClientRect().top <= line);
  return (above.at(-1) ?? shown[0])?.id;
}

/** What people do to move by themselves; after it nothing holds the place any more. */
const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Which section is being looked at. A link to a place (`options.html#data`) is followed when the page
 * opens, and held while parts of the page are still loading, until the user moves.
 * @returns the id of a section, and what a link in the navigation calls.
 */
export function usePlace(): [string | undefined, (id: string) => void] {
  const [current, setCurrent] = useState<string>();
  const [held, setHeld] = useState<string>();

  const go = useCallback((id: string) => {
    setCurrent(sectionOf(id));
    setHeld(id);
  }, []);

  useEffect(() => {
    const follow = () => {
      const id = named();
      if (sectionOf(id) === undefined) return;
      const place = document.getElementById(id);
      place?.scrollIntoView();
      // The next Tab goes on from there.
      place?.focus({ preventScroll: true });
      go(id);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [go]);

  useEffect(() => {
    if (held === undefined) return undefined;
    const again = () => document.getElementById(held)?.scrollIntoView();
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(again);
    observer?.observe(document.body);
    const release = () => setHeld(undefined);
    for (const move of moves) window.addEventListener(move, release, { passive: true });
    return () => {
      observer?.disconnect();
      for (const move of moves) window.removeEventListener(move, release);
    };
  }, [held]);

  useEffect(() => {
    if (held !== undefined) return undefined;
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setCurrent(sectionAtLine()));
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', look);
    };
  }, [held]);

  return [current, go];
}
