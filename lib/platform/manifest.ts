import { listHosts, serviceHosts } from '../services/hosts';

/** What Offprint asks for at install; the README says why each. */
export const permissions = [
  'storage',
  'unlimitedStorage',
  'activeTab',
  'scripting',
  'alarms',
  'contextMenus',
  'sidePanel',
] as const;

/**
 * Asked for when an import reads the bookmarks, when copies of backups are to be put into the folder
 * of downloads, and when the digest is to tell by a notification. Firefox has no `offscreen`, and its
 * worker needs none.
 */
export const optionalPermissions = (browser: string): string[] => {
  const all = ['bookmarks', 'downloads', 'notifications'];
  return browser === 'firefox' ? all : [...all, 'offscreen'];
};

/**
 * The hosts Offprint may ask without being granted more: arXiv for the abstract page behind a PDF
 * tab, Hugging Face for the feed of the new tab. Everything else is optional and asked on use.
 */
export const hostPermissions = ['https://arxiv.org/*', 'https://huggingface.co/*'];

/**
 * What the user may allow later: recognition on every page (lib/platform/everywhere), or asking one
 * host for the details of a paper. Each request names only what is needed.
 */
export const everyHost = '*://*/*';
export const optionalHostPermissions = [everyHost];

const services = [...Object.values(serviceHosts), ...listHosts];

/**
 * What extension pages and the worker may load: our own files, the two hosts, the services that an
 * import may ask and the lists that the user may choose, each once it is allowed, and thumbnails if
 * turned on.
 * @param askable sources of the sites that may be asked once the user has allowed each: the browser
 * has one policy for all users, and one that named no sites would allow every host.
 */
export const contentSecurityPolicy = (askable: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https://cdn-thumbnails.huggingface.co",
    "font-src 'self'",
    [...new Set(["connect-src 'self' https://arxiv.org", ...services, ...askable])].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
