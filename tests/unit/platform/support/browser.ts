import { onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** An event of the browser: `fire` does what the browser would. */
export function event<A extends unknown[]>() {
  const listeners = new Set<(...args: A) => unknown>();
  return {
    addListener: (listener: (...args: A) => unknown) => void listeners.add(listener),
    removeListener: (listener: (...args: A) => unknown) => void listeners.delete(listener),
    hasListener: (listener: (...args: A) => unknown) => listeners.has(listener),
    fire: (...args: A) => [...listeners].map((listener) => listener(...args)),
  };
}

/** Puts APIs that the fake browser lacks into it, for one test. */
export function withApis<T extends Record<string, unknown>>(apis: T): T {
  const target = fakeBrowser as unknown as Record<string, unknown>;
  for (const [name, api] of Object.entries(apis)) {
    const before = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { value: api, configurable: true, writable: true });
    onTestFinished(() => {
      if (before) Object.defineProperty(target, name, before);
      else delete target[name];
    });
  }
  return apis;
}

/** The permissions of a browser that has granted these hosts and names. */
export function permissionsOf(...granted: string[]) {
  const held = new Set(granted);
  type Wanted = { origins?: string[]; permissions?: string[] };
  const all = ({ origins = [], permissions = [] }: Wanted) => [...origins, ...permissions];
  return {
    contains: vi.fn(async (wanted: Wanted) => all(wanted).every((each) => held.has(each))),
    request: vi.fn(async (wanted: Wanted) => {
      for (const each of all(wanted)) held.add(each);
      return true;
    }),
    remove: vi.fn(async (wanted: Wanted) => {
      for (const each of all(wanted)) held.delete(each);
      return true;
    }),
    onAdded: event<[Wanted]>(),
    onRemoved: event<[Wanted]>(),
  };
}
