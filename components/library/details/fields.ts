/** The fields of a paper as texts to type, and what a typed text means. */
import type { MetadataForm } from '@/lib/messaging/operations-protocol';
import { authorLines, authorsOf } from '@/lib/paper/author-lines';
import type { FieldName } from '@/lib/paper/edit';
import { parseDate } from '@/lib/paper/normalise';
import { kinds, type Name, type Paper, type PaperDate, type PaperUrls } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';
import { paperDate } from '@/lib/platform/dates';
import type { MessageKey } from '@/lib/platform/i18n';
import { t } from '@/lib/platform/i18n';

/** What a typed text means: changes to send, or why it cannot be. */
export type Typed = { changes: MetadataForm } | { problem: MessageKey };

export interface FieldSpec {
  name: FieldName;
  label: MessageKey;
  /** How to type it, where that is not plain. */
  hint?: MessageKey;
  /** One line, one item a line, or a longer text. */
  lines: 'one' | 'items' | 'text';
  /** A choice of values with their names, instead of a text. */
  choices?: readonly { value: string; label: MessageKey }[];
  /** A value as the text to edit. */
  text(value: unknown): string;
  /** A value for people, where that differs. */
  shown?(value: unknown): string;
  read(text: string, paper: Paper): Typed;
}

const plain = (value: unknown): string => (value === undefined ? '' : String(value));
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

type TextField = 'abstract' | 'venue' | 'volume' | 'issue' | 'pages' | 'license';
const textField = (name: TextField, lines: FieldSpec['lines'] = 'one'): FieldSpec => ({
  name,
  label: `details_${name}`,
  lines,
  text: plain,
  read: (text) => ({ changes: { [name]: orNull(text) } }),
});

const itemsField = (name: 'keywords' | 'categories'): FieldSpec => ({
  name,
  label: `details_${name}`,
  hint: 'details_items_hint',
  lines: 'items',
  text: (value) => (Array.isArray(value) ? value.join('\n') : ''),
  shown: (value) => (Array.isArray(value) ? value.join(' · ') : ''),
  read: (text) => ({
    changes: {
      [name]: text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    },
  }),
});

const urlField = (key: keyof PaperUrls): FieldSpec => ({
  name: `urls.${key}`,
  label: `details_url_${key}`,
  lines: 'one',
  text: plain,
  read(text) {
    const typed = text.trim();
    if (typed !== '' && webUrl(typed) === undefined) return { problem: 'details_bad_url' };
    return { changes: { urls: { [key]: typed === '' ? null : typed } } };
  },
});

const isoDate = ({ year, month, day }: PaperDate): string =>
  [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

export const titleField: FieldSpec = {
  name: 'title',
  label: 'details_title',
  lines: 'one',
  text: plain,
  read: (text) =>
    text.trim() === '' ? { problem: 'details_no_title' } : { changes: { title: text.trim() } },
};

export const authorsField: FieldSpec = {
  name: 'authors',
  label: 'details_authors',
  hint: 'details_authors_hint',
  lines: 'items',
  text: (value) => authorLines((value ?? []) as Name[]),
  shown: (value) => authorLines((value ?? []) as Name[]).replaceAll('\n', '; '),
  read: (text, paper) => ({ changes: { authors: authorsOf(text, paper.authors) } }),
};

export const abstractField = textField('abstract', 'text');

/** The fields of the table, in order. */
export const tableFields: readonly FieldSpec[] = [
  {
    name: 'issued',
    label: 'details_issued',
    hint: 'details_issued_hint',
    lines: 'one',
    text: (value) => (value ? isoDate(value as PaperDate) : ''),
    shown: (value) => (value ? paperDate(value as PaperDate) : ''),
    read(text) {
      if (text.trim() === '') return { changes: { issued: null } };
      const issued = parseDate(text);
      return issued ? { changes: { issued } } : { problem: 'details_bad_date' };
    },
  },
  textField('venue'),
  textField('volume'),
  textField('issue'),
  textField('pages'),
  {
    name: 'kind',
    label: 'details_kind',
    lines: 'one',
    choices: kinds.map((value) => ({ value, label: kindKey(value) })),
    text: plain,
    shown: (value) => t(kindKey(value as (typeof kinds)[number])),
    read: (text) => ({ changes: { kind: text as (typeof kinds)[number] } }),
  },
  {
    name: 'version',
    label: 'details_version',
    lines: 'one',
    text: plain,
    read(text) {
      if (text.trim() === '') return { changes: { version: null } };
      const version = Number(text.trim().replace(/^v/i, ''));
      const fits = Number.isInteger(version) && version > 0;
      return fits ? { changes: { version } } : { problem: 'details_bad_version' };
    },
  },
  textField('license'),
  itemsField('keywords'),
  itemsField('categories'),
];

export const urlFields: readonly FieldSpec[] = (
  ['page', 'pdf', 'html', 'code', 'project'] as const
).map(urlField);

function kindKey(kind: (typeof kinds)[number]) {
  return `details_kind_${kind.replace('-', '_') as KindName}` as const;
}
type KindName =
  | 'article'
  | 'article_journal'
  | 'paper_conference'
  | 'chapter'
  | 'book'
  | 'thesis'
  | 'report'
  | 'webpage';

/** The value of a field of a paper. */
export function fieldValue(paper: Paper, name: FieldName): unknown {
  return name.startsWith('urls.')
    ? paper.urls[name.slice('urls.'.length) as keyof PaperUrls]
    : paper[name as Exclude<FieldName, `urls.${string}`>];
}
