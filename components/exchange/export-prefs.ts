import { type FormatId, formatIds } from '@/lib/exchange/formats';

/** What the user chose last time; of this browser alone. */
export interface ExportPrefs {
  format: FormatId;
  abstracts: boolean;
  notes: boolean;
  tags: boolean;
  files: 'one' | 'many';
}

const key = 'export';

const first: ExportPrefs = {
  format: 'bibtex',
  abstracts: false,
  notes: true,
  tags: true,
  files: 'many',
};

export function readExportPrefs(): ExportPrefs {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ExportPrefs>;
    const flag = (name: 'abstracts' | 'notes' | 'tags') =>
      typeof stored[name] === 'boolean' ? stored[name] : first[name];
    return {
      format: formatIds.find((id) => id === stored.format) ?? first.format,
      abstracts: flag('abstracts'),
      notes: flag('notes'),
      tags: flag('tags'),
      files: stored.files === 'one' ? 'one' : first.files,
    };
  } catch {
    return first;
  }
}

export function keepExportPrefs(prefs: ExportPrefs): void {
  try {
    localStorage.setItem(key, JSON.stringify(prefs));
  } catch {
    // Without storage the next dialog begins as the first did.
  }
}
