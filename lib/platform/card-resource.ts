import { contentMatches } from '../sources';

/**
 * The card of the page widget is imported by the content script when it is first wanted, which
 * makes it a web accessible resource: on the hosts of the content script only, and in Chromium at
 * an address that changes, so that pages cannot look for it.
 */
export const cardResource = (browser: string) => ({
  resources: ['card.js'],
  // Chromium takes nothing finer than hosts here.
  matches: [
    ...new Set(contentMatches.map((match) => match.replace(/^(\w+:\/\/[^/]+)\/.*/, '$1/*'))),
  ],
  ...(browser !== 'firefox' && { use_dynamic_url: true }),
});
