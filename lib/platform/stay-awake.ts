import { browser } from 'wxt/browser';

/** Chromium stops a worker that has heard nothing for half a minute; asking for anything counts. */
const everyMs = 20_000;

/** Keeps the worker running while it works. */
export async function stayAwake<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
