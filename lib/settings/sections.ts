/** The parts of the new tab, in the order and with the switches that the user gave them. Pure. */
import { z } from 'zod';

/** Parts of the main column: one shows at a time, as tabs. */
export const listSections = [
  'trending',
  'day',
  'week',
  'month',
  'foryou',
  'rising',
  'arxiv',
  'by',
] as const;
/** Parts of the side column, one below the other. */
export const asideSections = ['continue', 'forgotten', 'digest'] as const;

export type ListSection = (typeof listSections)[number];
export type AsideSection = (typeof asideSections)[number];
export type SectionId = ListSection | AsideSection;

export interface Section {
  id: SectionId;
  on: boolean;
}

/** The order and the switches of a new installation. */
const defaults: readonly Section[] = [
  ...listSections.map((id) => ({ id, on: id !== 'by' })),
  ...asideSections.map((id) => ({ id, on: true })),
];

const stored = z.object({ id: z.enum([...listSections, ...asideSections]), on: z.boolean() });

/**
 * All sections, each once. Unknown and repeated ones are dropped; those that storage does not know
 * (they are younger than it) come where they stand by default: behind the one before them.
 * @param value what storage holds, of any shape.
 */
export function readSections(value: unknown): Section[] {
  const sections = new Map<SectionId, Section>();
  for (const item of Array.isArray(value) ? value.slice(0, 100) : []) {
    const { data } = stored.safeParse(item);
    if (data && !sections.has(data.id)) sections.set(data.id, data);
  }
  const known = [...sections.values()];
  for (const [index, section] of defaults.entries()) {
    if (sections.has(section.id)) continue;
    const before = defaults[index - 1]?.id;
    known.splice(known.findIndex(({ id }) => id === before) + 1, 0, section);
  }
  return known;
}

const isList = (id: SectionId): id is ListSection => listSections.some((each) => each === id);

/** The lists that show, in order: never none, so that the page has something to show. */
export function shownLists(sections: readonly Section[]): ListSection[] {
  const shown = sections.flatMap(({ id, on }) => (on && isList(id) ? [id] : []));
  return shown.length > 0 ? shown : ['trending'];
}

/** The parts of the side column that show, in order. */
export function shownAside(sections: readonly Section[]): AsideSection[] {
  return sections.flatMap(({ id, on }) => (on && !isList(id) ? [id] : []));
}

/** The sections of one column. */
export function sectionsOf(column: 'lists' | 'aside', sections: readonly Section[]): Section[] {
  return sections.filter(({ id }) => isList(id) === (column === 'lists'));
}

/** Switch a section on or off. */
export function turnSection(sections: readonly Section[], id: SectionId, on: boolean): Section[] {
  return sections.map((section) => (section.id === id ? { id, on } : section));
}

/**
 * Move a section among those of its column.
 * @param to its place there, from 0; places outside are the ends.
 */
export function moveSection(sections: readonly Section[], id: SectionId, to: number): Section[] {
  const moved = sections.find((section) => section.id === id);
  if (!moved) return [...sections];
  const column = isList(id) ? 'lists' : 'aside';
  const own = sectionsOf(column, sections).filter((section) => section !== moved);
  own.splice(Math.max(0, Math.min(to, own.length)), 0, moved);
  const other = sectionsOf(column === 'lists' ? 'aside' : 'lists', sections);
  return column === 'lists' ? [...own, ...other] : [...other, ...own];
}
