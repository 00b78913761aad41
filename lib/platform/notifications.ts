/** Notifications of the browser. Their permission is optional: the API is not there without it. */
import { browser } from 'wxt/browser';

interface Notifications {
  create(
    id: string,
    options: { type: 'basic'; iconUrl: string; title: string; message: string },
  ): Promise<string>;
  clear(id: string): Promise<boolean>;
  onClicked: { addListener(listener: (id: string) => void): void };
}

const api = () => (browser as unknown as { notifications?: Notifications }).notifications;

const wanted = { permissions: ['notifications' as const] };

/** May notifications be shown? */
export async function mayNotify(): Promise<boolean> {
  try {
    return await browser.permissions.contains(wanted);
  } catch {
    return false;
  }
}

/** Ask for them; must be the first thing that a click does. */
export async function requestNotifications(): Promise<boolean> {
  try {
    return await browser.permissions.request(wanted);
  } catch {
    return false;
  }
}

/** Show one; another one of the same id takes its place. Does nothing without the permission. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  const iconUrl = browser.runtime.getURL(
    '/icons/128.png' as Parameters<typeof browser.runtime.getURL>[0],
  );
  await api()?.create(id, { type: 'basic', iconUrl, title, message });
}

export async function unnotify(id: string): Promise<void> {
  await api()?.clear(id);
}

/**
 * Must be called synchronously when the worker starts.
 * @param listener hears the id of a notification that was clicked.
 */
export function onNotification(listener: (id: string) => void): void {
  let listening = false;
  const listen = () => {
    const { onClicked } = api() ?? {};
    if (listening || !onClicked) return;
    listening = true;
    onClicked.addListener((id) => {
      void unnotify(id);
      listener(id);
    });
  };
  listen();
  // The API comes with the permission.
  browser.permissions.onAdded.addListener(listen);
}
