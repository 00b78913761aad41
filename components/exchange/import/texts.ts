/** What imports are called, and what their items and problems say. */
import type { ItemData, Problem, ServiceId } from '@/lib/exchange/import/types';
import type { ImportItem, ImportJob } from '@/lib/library/types';
import { listed, type MessageKey, t } from '@/lib/platform/i18n';

const formatNames: Record<string, MessageKey> = {
  offprint: 'import_format_offprint',
  papermemory: 'import_format_papermemory',
  bibtex: 'import_format_bibtex',
  ris: 'import_format_ris',
  csl: 'import_format_csl',
  'zotero-rdf': 'import_format_zotero',
  csv: 'import_format_csv',
  bookmarks: 'import_format_bookmarks',
  text: 'import_format_text',
  annotations: 'import_format_annotations',
  hypothesis: 'import_format_hypothesis',
};

export const formatName = (format: string): string =>
  t(formatNames[format] ?? 'import_format_text');

/** The file's name, or what else it came from. */
export const jobName = (job: ImportJob): string => job.name || formatName(job.format);

export const serviceNames: Record<ServiceId, string> = {
  huggingface: 'Hugging Face',
  arxiv: 'arXiv',
  crossref: 'Crossref',
  datacite: 'DataCite',
};

const problemKeys: Record<Problem['code'], MessageKey> = {
  syntax: 'import_problem_syntax',
  unclosed: 'import_problem_unclosed',
  'no-title': 'import_problem_no_title',
  'bad-item': 'import_problem_bad_item',
  truncated: 'import_problem_truncated',
  encoding: 'import_problem_encoding',
  'too-large': 'import_problem_too_large',
  'too-many': 'import_problem_too_many',
  'unknown-format': 'import_problem_unknown_format',
  empty: 'import_problem_empty',
  'not-written': 'import_problem_not_written',
  newer: 'import_problem_newer',
  'not-annotation': 'import_problem_not_annotation',
  damaged: 'import_problem_damaged',
};

export const problemText = ({ code, args }: Pick<Problem, 'args'> & { code: string }): string =>
  t(problemKeys[code as Problem['code']] ?? 'import_problem_bad_item', ...args);

/** Where in the file an item stands. */
export const placeText = ({ file, line }: ItemData, index: number): string => {
  const place = line === undefined ? t('import_item', index + 1) : t('import_line', line);
  return file === undefined ? place : `${file}, ${place}`;
};

export const filterNames: Record<ImportItem['state'], MessageKey> = {
  new: 'import_new',
  adds: 'import_adds',
  same: 'import_same',
  likely: 'import_likely',
  double: 'import_double',
  find: 'import_find',
  match: 'import_match',
  problem: 'import_problem',
  written: 'import_written',
};

const addKeys: Record<string, MessageKey> = {
  abstract: 'import_add_abstract',
  tags: 'import_add_tags',
  notes: 'import_add_notes',
  status: 'import_add_status',
  rating: 'import_add_rating',
  pinned: 'import_add_pin',
  citekey: 'import_add_citekey',
  identifiers: 'import_add_identifiers',
  restored: 'import_add_restored',
};

/** What a paper of the library would get: a few words, the rest as “details”. */
export function addsText(adds: readonly string[]): string {
  const known = adds.flatMap((name) => addKeys[name] ?? []);
  const rest = adds.length > known.length ? [t('import_add_details')] : [];
  return listed([...known.map((key) => t(key)), ...rest]);
}

const outcomes: Record<NonNullable<ItemData['outcome']>, MessageKey> = {
  new: 'import_outcome_new',
  known: 'import_outcome_known',
  restored: 'import_outcome_restored',
};

/** What is, or was, to become of an item, in a few words. @param ended the import is over. */
export function stateText(item: ImportItem, ended: boolean): string {
  const data = item.data as ItemData;
  if (data.problem) return problemText(data.problem);
  if (item.state === 'written') return t(outcomes[data.outcome ?? 'known']);
  if (ended) return t('import_outcome_skipped');
  if (item.state === 'adds') return t('import_row_adds', addsText(data.adds ?? []));
  if (item.state === 'double') return t('import_row_double', (data.doubleOf ?? 0) + 1);
  if (item.state === 'match' || item.state === 'find') {
    return t(
      data.matches ? 'import_row_match' : data.asked ? 'import_row_unfound' : 'import_row_find',
    );
  }
  return t(filterNames[item.state]);
}
