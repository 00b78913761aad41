import { useSyncExternalStore } from 'react';
import { isStep, parseRoute, printRoute, type Route } from './route';

/** Browsers refuse more than a few changes of the address a second; typing is faster than that. */
const writeMs = 150;

let now: Route | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function current(): Route {
  now ??= parseRoute(location.hash);
  return now;
}

/** Bring the address up to date with the route. */
function write(): void {
  clearTimeout(timer);
  timer = undefined;
  const hash = printRoute(current());
  if (hash !== location.hash) history.replaceState(null, '', hash);
}

function follow(): void {
  clearTimeout(timer);
  timer = undefined;
  now = parseRoute(location.hash);
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    window.addEventListener('pagehide', write);
    now = parseRoute(location.hash);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    write();
    window.removeEventListener('popstate', follow);
    window.removeEventListener('hashchange', follow);
    window.removeEventListener('pagehide', write);
  };
}

/**
 * Go somewhere on this page. Another view, the first letter of a search and opening the details are
 * steps that Back returns from; going on typing or to the next paper is not.
 */
export function go(patch: Partial<Route>): void {
  const from = current();
  const to = { ...from, ...patch };
  if (printRoute(from) === printRoute(to)) return;
  if (isStep(from, to)) {
    write();
    now = to;
    history.pushState(null, '', printRoute(to));
  } else {
    now = to;
    timer ??= setTimeout(write, writeMs);
  }
  tell();
}

/** Where the page is. Back, forward and reload keep it. */
export const useRoute = (): Route => useSyncExternalStore(subscribe, current);
