import { within } from '@testing-library/react';
import { expect, onTestFinished, vi } from 'vitest';

// user-event clicks what it finds; in a closed root it finds nothing.
const attach = Element.prototype.attachShadow;

/** Opens the shadow roots that are made until the test ends. @returns them, as they are made. */
export function openRoots(): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  const spy = vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (
    this: Element,
    init,
  ) {
    const root = attach.call(this, { ...init, mode: 'open' });
    roots.push(root);
    return root;
  });
  onTestFinished(() => spy.mockRestore());
  return roots;
}

/** Finds what is on the page in any of our roots. */
export function inRoots(roots: readonly ShadowRoot[]) {
  const all = (role: string, name: string | RegExp): HTMLElement[] =>
    roots
      .filter((root) => root.host.isConnected)
      .flatMap((root) => within(root as unknown as HTMLElement).queryAllByRole(role, { name }));
  return {
    all,
    find: (role: string, name: string | RegExp): Promise<HTMLElement> =>
      vi.waitFor(() => {
        const [first] = all(role, name);
        if (!first) throw new Error(`no ${role} ${name}`);
        return first;
      }),
    gone: (role: string, name: string | RegExp): Promise<void> =>
      vi.waitFor(() => expect(all(role, name)).toEqual([])),
    /** What has the focus, in whichever root. */
    focused: () => document.activeElement?.shadowRoot?.activeElement,
  };
}
