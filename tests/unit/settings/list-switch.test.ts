import { expect, it } from 'vitest';
import { badgesWanted } from '@/lib/settings/list-switch';
import { parseSettings } from '@/lib/settings/settings';

it.each([
  ['nothing', undefined, true],
  ['nonsense', 'x', true],
  ['null', null, true],
  ['the default', {}, true],
  ['off', { listings: false }, false],
  ['another kind of no', { listings: 0 }, true],
  ['off for this site', { listingsOff: ['arxiv'] }, false],
  ['off for another', { listingsOff: ['acl'] }, true],
  ['off for nonsense', { listingsOff: 'arxiv' }, true],
])('stored %s', (_what, stored, wanted) => {
  expect(badgesWanted(stored, 'arxiv')).toBe(wanted);
  const { listings, listingsOff } = parseSettings(stored);
  expect(listings && !listingsOff.includes('arxiv'), 'as parsed').toBe(wanted);
});
