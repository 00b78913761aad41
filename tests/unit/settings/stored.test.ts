/** Settings that pages read without the schema, from whatever storage holds. */
import { expect, it } from 'vitest';
import { namesOfColours } from '@/lib/settings/colours';
import { linkBadgesWanted } from '@/lib/settings/list-switch';
import { moveSection, readSections } from '@/lib/settings/sections';

it.each([
  ['nothing', undefined, {}],
  ['nonsense', 7, {}],
  ['no list', { colours: 'red' }, {}],
  [
    'good and bad ones',
    { colours: [null, { id: 'red', name: 'x' }, { id: 'blue' }, { id: 'pink', name: '  Why? ' }] },
    { pink: 'Why?' },
  ],
  ['a long one', { colours: [{ id: 'green', name: 'x'.repeat(500) }] }, { green: 'x'.repeat(40) }],
])('names of colours out of %s', (_, stored, names) => {
  expect(namesOfColours(stored)).toEqual(names);
});

it.each([
  ['nothing', undefined, false],
  ['null', null, false],
  ['another kind of yes', { linkBadges: 1 }, false],
  ['yes', { linkBadges: true }, true],
  ['yes, but not on this host', { linkBadges: true, listingsOff: ['blog.example'] }, false],
  ['yes, but no badges at all', { linkBadges: true, listings: false }, false],
])('badges beside links are wanted with %s stored: %s', (_, stored, wanted) => {
  expect(linkBadgesWanted(stored, 'blog.example')).toBe(wanted);
});

it('a section that is not there cannot be moved', () => {
  const all = readSections(undefined).slice(1);
  const [{ id } = { id: 'day' as const }] = readSections(undefined);
  expect(moveSection(all, id, 2)).toEqual(all);
});
