/**
 * Writes a backup into the browser's folder of downloads, without anybody being asked. Needs the
 * permission `downloads`, and in Chromium `offscreen`: its worker cannot make the address of a file,
 * a page that nobody sees can.
 */
import { browser } from 'wxt/browser';

const page = '/copy.html';

interface Downloads {
  download(options: {
    url: string;
    filename: string;
    conflictAction: 'overwrite';
    saveAs: false;
  }): Promise<number>;
  search(query: { id: number }): Promise<{ state?: string; error?: string }[]>;
}

interface Offscreen {
  hasDocument(): Promise<boolean>;
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

const api = () =>
  browser as unknown as { downloads?: Downloads; offscreen?: Offscreen; permissions: Permissions };

interface Permissions {
  request(wanted: { permissions: string[] }): Promise<boolean>;
  contains(wanted: { permissions: string[] }): Promise<boolean>;
  remove(wanted: { permissions: string[] }): Promise<boolean>;
}

const wanted = () => ({
  permissions: import.meta.env.FIREFOX ? ['downloads'] : ['downloads', 'offscreen'],
});

/** Ask for what copies need; must be the first thing that a click does. */
export async function requestCopies(): Promise<boolean> {
  try {
    return await api().permissions.request(wanted());
  } catch {
    return false;
  }
}

/** May copies be written? */
export async function mayCopy(): Promise<boolean> {
  try {
    return await api().permissions.contains(wanted());
  } catch {
    return false;
  }
}

/** Give the permission back. */
export async function dropCopies(): Promise<void> {
  await api()
    .permissions.remove(wanted())
    .catch(() => false);
}

/** The message between the worker and the page that nobody sees. */
export const copyQuestion = 'offprint:copy-address';

async function addressOf(id: string, file: () => Promise<Blob>): Promise<string> {
  const { offscreen } = api();
  if (!offscreen) return URL.createObjectURL(await file());
  if (!(await offscreen.hasDocument())) {
    await offscreen.createDocument({
      url: page,
      reasons: ['BLOBS'],
      justification: 'Makes the address of a backup, so that it can be saved.',
    });
  }
  const url: unknown = await browser.runtime.sendMessage({ type: copyQuestion, id });
  if (typeof url !== 'string') throw new Error('the backup could not be read');
  return url;
}

const pauseMs = 250;
/** A disk may be slow, but not for ever (ms). */
const mostMs = 120_000;

async function finished(downloads: Downloads, id: number): Promise<void> {
  for (let waited = 0; waited < mostMs; waited += pauseMs) {
    const [item] = await downloads.search({ id });
    if (item?.state === 'complete') return;
    if (item?.state === 'interrupted') throw new Error(item.error ?? 'interrupted');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error('the download did not end');
}

/**
 * @param id of the backup; @param file reads it; @param names paths below the folder of downloads.
 * @throws when there is no permission, or a file could not be written.
 */
export async function saveCopies(
  id: string,
  file: () => Promise<Blob>,
  names: readonly string[],
): Promise<void> {
  const { downloads, offscreen } = api();
  if (!downloads) throw new Error('no permission');
  const url = await addressOf(id, file);
  try {
    for (const filename of names) {
      const options = { url, filename, conflictAction: 'overwrite', saveAs: false } as const;
      await finished(downloads, await downloads.download(options));
    }
  } finally {
    if (offscreen) await offscreen.closeDocument().catch(() => undefined);
    else URL.revokeObjectURL(url);
  }
}

/** The other end, in the page that nobody sees. @param read reads a backup as a file. */
export function answerCopies(read: (id: string) => Promise<Blob>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const { type, id } = (message ?? {}) as { type?: unknown; id?: unknown };
    if (sender.id !== browser.runtime.id || type !== copyQuestion || typeof id !== 'string') {
      return undefined;
    }
    read(id).then(
      (file) => reply(URL.createObjectURL(file)),
      () => reply(undefined),
    );
    return true;
  });
}
