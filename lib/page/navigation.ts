/** Noticing that a page without a page load became another one. */

/** The part of the Navigation API that is used; TypeScript's DOM library may lack it. */
type WithNavigation = Window & { navigation?: EventTarget };

const pollMs = 1000;

/**
 * Call back after the address changed within one document (pushState, back, hash).
 * Navigation API events that come after the commit are used where there are any: on `navigate`
 * itself the address and the document are still the old ones. Elsewhere pushState tells nobody, so
 * the address is compared once a second while the page is visible.
 * @param view the window; @param changed gets the new address, once per change.
 */
export function watchNavigation(
  view: Window,
  changed: (url: URL) => void,
  signal: AbortSignal,
): void {
  let last = view.location.href;
  const compare = () => {
    const { href } = view.location;
    if (href === last) return;
    last = href;
    changed(new URL(href));
  };
  const { navigation } = view as WithNavigation;
  if (navigation) {
    navigation.addEventListener('currententrychange', compare, { signal });
    navigation.addEventListener('navigatesuccess', compare, { signal });
    return;
  }
  view.addEventListener('popstate', compare, { signal });
  view.addEventListener('hashchange', compare, { signal });
  const timer = setInterval(() => {
    if (!view.document.hidden) compare();
  }, pollMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}
