import type { Source } from './types';

const hosts = [
  'scholar.google.com',
  ...['at', 'be', 'ca', 'ch', 'cl', 'cz', 'de', 'dk', 'es', 'fi', 'fr', 'gr', 'it', 'nl', 'pl'],
  ...['pt', 'ro', 'ru', 'se', 'co.id', 'co.il', 'co.in', 'co.jp', 'co.kr', 'co.th', 'co.uk'],
  ...['co.za', 'com.ar', 'com.au', 'com.br', 'com.co', 'com.hk', 'com.mx', 'com.sg', 'com.tr'],
  ...['com.tw', 'com.vn'],
].map((host) => (host.startsWith('scholar') ? host : `scholar.google.${host}`));

/** Google Scholar: lists of papers of others. No page of it is about one paper of its own. */
export const scholar: Source = {
  id: 'scholar',
  name: 'Google Scholar',
  hosts,
  matches: [],
  lists: hosts.flatMap((host) => [`https://${host}/scholar*`, `https://${host}/citations*`]),
  listsAny: true,
  trust: 2,
  identify: () => undefined,
  extract: () => undefined,
};
