import { contentMatches } from '../sources';

/**
 * What sites share, the card of the page widget and the badges of lists are imported by the content
 * script, which makes them web accessible resources: on the hosts of the content script only, and in Chromium at an address that changes, so that pages cannot look for them.
 */
export const partResources = (browser: string) => ({
  resources: [
    'page.js',
    'card.js',
    'annotate.js',
    'passage.js',
    'panel.js',
    'preview.js',
    'badges.js',
    'badges-any.js',
  ],
  // Chromium takes nothing finer than hosts here.
  matches: [
    ...new Set(contentMatches.map((match) => match.replace(/^(\w+:\/\/[^/]+)\/.*/, '$1/*'))),
  ],
  ...(browser !== 'firefox' && { use_dynamic_url: true }),
});
