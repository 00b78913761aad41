/** What restoring a backup would change: counted row by row, so that no library is too large. */
import { canonical, parseRow, type Row } from './backup';
import { type Section, sections } from './sections';

export interface SectionChanges {
  /** In the backup alone. */
  new: number;
  /** In both, and not the same. */
  changed: number;
  same: number;
  /** In the library alone: gone after a restore that replaces. */
  onlyHere: number;
}

export interface BackupChanges {
  sections: Record<Section, SectionChanges>;
  /** Titles of the first papers of each kind, to show. */
  examples: { new: string[]; changed: string[] };
}

const mostExamples = 20;

/**
 * Counts the differences between a backup and a library.
 * @param here how many rows the library has.
 */
export function changeCounter(here: Record<Section, number>) {
  const counts = Object.fromEntries(
    sections.map((section) => [section, { new: 0, changed: 0, same: 0, onlyHere: 0 }]),
  ) as Record<Section, SectionChanges>;
  const examples: BackupChanges['examples'] = { new: [], changed: [] };
  return {
    /** @param known the library's row of the same key, if there is one. */
    see(section: Section, row: Row, known: object | undefined): void {
      const mine = known && canonical(parseRow(section, known) ?? known);
      const kind = mine === undefined ? 'new' : mine === canonical(row) ? 'same' : 'changed';
      counts[section][kind] += 1;
      if (kind === 'same' || section !== 'papers') return;
      if (examples[kind].length < mostExamples) examples[kind].push(String(row.title));
    },
    result(): BackupChanges {
      for (const section of sections) {
        const { changed, same } = counts[section];
        counts[section].onlyHere = Math.max(0, here[section] - changed - same);
      }
      return { sections: counts, examples };
    },
  };
}
