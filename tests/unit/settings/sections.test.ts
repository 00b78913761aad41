import { describe, expect, it } from 'vitest';
import {
  asideSections,
  listSections,
  moveSection,
  readSections,
  sectionsOf,
  shownAside,
  shownLists,
  turnSection,
} from '@/lib/settings/sections';
import { parseSettings } from '@/lib/settings/settings';

const ids = (sections: { id: string }[]) => sections.map(({ id }) => id);
const all = readSections(undefined);

describe('readSections', () => {
  it.each([undefined, null, 7, 'x', {}, [], [null, { id: 'x', on: true }, { id: 'day' }]])(
    'of %o: every section once, in the order of a new installation',
    (stored) => {
      expect(ids(readSections(stored))).toEqual([...listSections, ...asideSections]);
    },
  );

  it('keeps order and switches, drops what is unknown or repeated', () => {
    const stored = [
      { id: 'digest', on: false },
      { id: 'rising', on: true },
      { id: 'horoscope', on: true },
      { id: 'rising', on: false },
      { id: 'trending', on: false },
    ];
    const read = readSections(stored);
    expect(read.slice(0, 3)).toEqual([
      { id: 'digest', on: false },
      { id: 'rising', on: true },
      // New to this storage: behind the one before it, as by default.
      { id: 'arxiv', on: true },
    ]);
    expect(new Set(ids(read)).size).toBe(listSections.length + asideSections.length);
    expect(read.find(({ id }) => id === 'trending')?.on).toBe(false);
  });

  it('is part of the settings', () => {
    expect(parseSettings({}).sections).toEqual(all);
    expect(parseSettings({ sections: 'x', density: 'tiny', feedChoices: 4 })).toMatchObject({
      sections: all,
      density: 'cards',
      feedChoices: { categories: [], submitters: [] },
    });
    expect(
      parseSettings({
        feedChoices: { categories: ['cs.CL', 'hep-th', '<b>', 4], submitters: [''] },
      }).feedChoices,
    ).toEqual({ categories: ['cs.CL', 'hep-th'], submitters: [] });
  });
});

it('shows what is on, and never no list at all', () => {
  expect(shownLists(all)).not.toContain('by');
  expect(shownAside(turnSection(all, 'forgotten', false))).toEqual(['continue', 'digest']);
  const none = all.map(({ id }) => ({ id, on: false }));
  expect(shownLists(none)).toEqual(['trending']);
  expect(shownAside(none)).toEqual([]);
});

it.each([
  ['rising', 0, ['rising', 'trending', 'day']],
  ['trending', 1, ['day', 'trending', 'week']],
  ['trending', -5, ['trending', 'day', 'week']],
] as const)('moves %s to place %i of its column', (id, to, first) => {
  const moved = moveSection(all, id, to);
  expect(ids(sectionsOf('lists', moved)).slice(0, 3)).toEqual(first);
  expect(ids(sectionsOf('aside', moved))).toEqual([...asideSections]);
  expect(moved).toHaveLength(all.length);
});

it('moves to the end of the side column', () => {
  expect(ids(sectionsOf('aside', moveSection(all, 'continue', 99)))).toEqual([
    'forgotten',
    'digest',
    'continue',
  ]);
});
