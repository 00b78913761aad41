/** The digest in the worker: what it needs of the browser. */
import { itemsOf } from '../digest/issue';
import type { LibraryDatabase } from '../library/database';
import { sleep, wakeAt } from '../platform/alarms';
import { showDigestBadge } from '../platform/digest-badge';
import { issueLead, issueTitle } from '../platform/digest-words';
import { notify, onNotification, unnotify } from '../platform/notifications';
import { readSettings, writeSettings } from '../platform/settings-store';
import { stayAwake } from '../platform/stay-awake';
import { showLibrary } from '../platform/worker-tabs';
import { refreshFeed } from '../trending/refresh';
import { type DigestWork, digestWork } from './digest-work';
import type { Outside } from './metadata';

/** The address of an issue's page, within the library's. */
const placeOf = (id: string): string => `#/digests/${encodeURIComponent(id)}`;

/** Call it synchronously when the worker starts: it listens for clicks on notifications. */
export function startDigests(
  library: () => Promise<LibraryDatabase>,
  { fetch, now, newId, jitter, hasHost }: Outside,
): DigestWork {
  onNotification((id) => void showLibrary(placeOf(id)));
  return digestWork({
    library,
    plan: async () => (await readSettings()).digest,
    setPlan: async (digest) => {
      await writeSettings({ digest });
    },
    now,
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    refresh: (db, feed) =>
      refreshFeed(
        { db, fetch, now, newId, random: jitter, ...(hasHost && { mayAsk: hasHost }) },
        feed,
      ),
    wakeAt: (time) => wakeAt('digest', time),
    sleep: () => sleep('digest'),
    stayAwake,
    badge: (issue) =>
      issue ? showDigestBadge(itemsOf(issue).length, issueTitle(issue)) : showDigestBadge(0, ''),
    notify: async (issue) => {
      if ((await readSettings()).digest.notify)
        await notify(issue.id, issueTitle(issue), issueLead(issue));
    },
    unnotify,
  });
}
