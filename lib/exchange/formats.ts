/** The formats that papers are written in, and read from by lib/exchange/import. */
import type { MessageKey } from '../platform/i18n';

export const formatIds = [
  'bibtex',
  'biblatex',
  'ris',
  'csl-json',
  'csv',
  'markdown',
  'annotations',
  'hypothesis',
  'html',
  'backup',
] as const;

export type FormatId = (typeof formatIds)[number];

export interface Format {
  id: FormatId;
  /** Its name for people. */
  label: MessageKey;
  /** What it is for, in one sentence. */
  hint: MessageKey;
  /** Of its files, without the dot. */
  extension: string;
  /** MIME type of its files. */
  mime: string;
  /** What it can hold beside the metadata, for the dialog's switches. */
  holds: readonly ('abstracts' | 'notes' | 'tags' | 'style' | 'files')[];
}

export const formats: readonly Format[] = [
  {
    id: 'bibtex',
    label: 'export_format_bibtex',
    hint: 'export_format_bibtex_hint',
    extension: 'bib',
    mime: 'application/x-bibtex',
    holds: ['abstracts', 'notes', 'tags'],
  },
  {
    id: 'biblatex',
    label: 'export_format_biblatex',
    hint: 'export_format_biblatex_hint',
    extension: 'bib',
    mime: 'application/x-bibtex',
    holds: ['abstracts', 'notes', 'tags'],
  },
  {
    id: 'ris',
    label: 'export_format_ris',
    hint: 'export_format_ris_hint',
    extension: 'ris',
    mime: 'application/x-research-info-systems',
    holds: ['abstracts', 'notes', 'tags'],
  },
  {
    id: 'csl-json',
    label: 'export_format_csl',
    hint: 'export_format_csl_hint',
    extension: 'json',
    mime: 'application/vnd.citationstyles.csl+json',
    holds: ['abstracts', 'notes', 'tags'],
  },
  {
    id: 'csv',
    label: 'export_format_csv',
    hint: 'export_format_csv_hint',
    extension: 'csv',
    mime: 'text/csv',
    holds: ['abstracts', 'notes'],
  },
  {
    id: 'markdown',
    label: 'export_format_markdown',
    hint: 'export_format_markdown_hint',
    extension: 'md',
    mime: 'text/markdown',
    holds: ['abstracts', 'notes', 'tags', 'files'],
  },
  {
    id: 'annotations',
    label: 'export_format_annotations',
    hint: 'export_format_annotations_hint',
    extension: 'jsonld',
    mime: 'application/ld+json',
    holds: ['tags'],
  },
  {
    id: 'hypothesis',
    label: 'export_format_hypothesis',
    hint: 'export_format_hypothesis_hint',
    extension: 'json',
    mime: 'application/json',
    holds: ['tags'],
  },
  {
    id: 'html',
    label: 'export_format_html',
    hint: 'export_format_html_hint',
    extension: 'html',
    mime: 'text/html',
    holds: ['style'],
  },
  {
    id: 'backup',
    label: 'export_format_backup',
    hint: 'export_format_backup_hint',
    extension: 'json',
    mime: 'application/json',
    holds: [],
  },
];

/** Formats that hold nothing but notes and highlights. */
export const isNotesAlone = (id: FormatId): boolean => id === 'annotations' || id === 'hypothesis';

/** The format of an id. */
export function formatOf(id: FormatId): Format {
  const found = formats.find((format) => format.id === id);
  if (!found) throw new Error(`no format ${id}`);
  return found;
}
