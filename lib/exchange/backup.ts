/**
 * The backup format: one JSON document that holds the library as it is; docs/data-model.md describes
 * it. The same library always gives the same bytes.
 */
import { z } from 'zod';
import { annotationSchema } from '../library/types';
import { filed } from '../paper/merge';
import { identifierSchema, type Paper, paperSchema, recordSchema } from '../paper/schema';
import { parseSettings, type Settings } from '../settings/settings';
import { JsonParts } from './json-items';
import { keyFields, type Section, sections } from './sections';

export const backupFormat = 'offprint-backup';
export const backupVersion = 1;

const id = z.string().min(1).max(500);

const schemas = {
  papers: paperSchema,
  annotations: annotationSchema,
  activity: z.object({ id, paperId: id, kind: z.string().max(100), at: z.number() }),
  views: z.object({ id, name: z.string().max(500), query: z.string().max(5000), rank: z.number() }),
  tags: z.object({
    name: z.string().min(1).max(200),
    colour: z.string().max(100).optional().catch(undefined),
    updatedAt: z.number().catch(0),
  }),
  hidden: z.object({ key: identifierSchema, at: z.number().catch(0), record: recordSchema }),
  mutes: z.object({ key: id, label: z.string().max(500).catch(''), at: z.number().catch(0) }),
  digests: z.object({ id, at: z.number(), data: z.unknown() }),
} satisfies Record<Section, z.ZodObject>;

export type Row = Record<string, unknown>;

const isSection = (key: string): key is Section => (sections as readonly string[]).includes(key);
const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A row as the format has it: known fields parsed, those of a newer Offprint kept as they are.
 * @returns undefined when it cannot be read.
 */
export function parseRow(section: Section, value: unknown): Row | undefined {
  const schema: z.ZodObject = schemas[section];
  const parsed = schema.safeParse(value);
  if (!parsed.success || !isObject(value)) return undefined;
  const row: Row = {};
  for (const [key, each] of Object.entries(value)) {
    if (key !== '__proto__' && !(key in schema.shape)) row[key] = each;
  }
  for (const [key, each] of Object.entries(parsed.data)) if (each !== undefined) row[key] = each;
  if (section !== 'papers' || row.titleKeys !== undefined) return row;
  return filed(row as unknown as Paper) as unknown as Row;
}

/** JSON with the keys of every object in order, so that equal rows are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (!isObject(each)) return each;
    return Object.fromEntries(
      Object.entries(each).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    );
  });
}

/** What the browser must allow or the user said of one host is not carried to another browser. */
export function settingsToKeep(settings: Settings): Row {
  const { everywhere: _, askHosts: __, backupCopies: ___, ...kept } = settings;
  return kept;
}

/** Settings out of a backup: those that it has, and that this Offprint knows. */
export function settingsFrom(kept: Row): Partial<Settings> {
  const known = Object.entries(settingsToKeep(parseSettings(kept)));
  return Object.fromEntries(known.filter(([key]) => key in kept));
}

/** Writes a backup piece by piece, all of it at once or between other work. */
export function backupWriter(
  write: (text: string) => void,
  head: { schema: number; settings: Row; counts: Record<Section, number> },
) {
  const { schema, settings, counts } = head;
  write(
    `{\n"format":"${backupFormat}",\n"version":${backupVersion},\n"schema":${schema},\n` +
      `"counts":${canonical(counts)},\n"settings":${canonical(settings)}`,
  );
  let current = -1;
  let rows = 0;
  const close = () => write(current < 0 ? '' : rows > 0 ? '\n]' : ']');
  const open = (until: number) => {
    while (current < until) {
      close();
      current += 1;
      rows = 0;
      write(`,\n"${sections[current]}":[`);
    }
  };
  return {
    /** Rows of a section in the order of their keys. Sections come in their order. */
    rows(section: Section, batch: readonly object[]): void {
      open(sections.indexOf(section));
      let text = '';
      for (const row of batch) {
        text += `${rows > 0 ? ',' : ''}\n${canonical(parseRow(section, row) ?? row)}`;
        rows += 1;
      }
      write(text);
    },
    end(): void {
      open(sections.length - 1);
      close();
      write('\n}\n');
    },
  };
}

export interface BackupHead {
  version: number;
  schema: number;
  counts?: Partial<Record<Section, number>>;
  settings: Row;
  /** A newer Offprint wrote it: fields that this one does not know are kept, but not used. */
  newer: boolean;
}

export type BackupProblem =
  /** Not a backup at all, or not JSON. Nothing else follows. */
  | { code: 'foreign' }
  /** The file ends before its end: what came before is good. */
  | { code: 'truncated'; line: number }
  /** An item that is not JSON, or not what its section holds. */
  | { code: 'unreadable'; section: Section; index: number; line: number }
  /** An id that an item before it has, or a paper all of whose identifiers another one has. */
  | { code: 'double'; section: Section; index: number; line: number }
  /** A part that this Offprint does not know. */
  | { code: 'unknown'; key: string; line: number };

export type BackupEvent =
  | { kind: 'head'; head: BackupHead }
  | { kind: 'row'; section: Section; index: number; row: Row }
  | { kind: 'problem'; problem: BackupProblem };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads a backup as its text comes, leniently item by item: what cannot be read is told with its
 * place and left out.
 * @param chunks pieces of the text, of any length; between two of them other work can be done.
 * @param wanted the parts that are read; nothing is told of the rows of others.
 */
export async function* readBackup(
  chunks: AsyncIterable<string> | Iterable<string>,
  wanted: readonly Section[] = sections,
): AsyncGenerator<BackupEvent> {
  const parts = new JsonParts();
  const top: Row = {};
  const seen = new Map<Section, Set<string>>(sections.map((section) => [section, new Set()]));
  const identifiers = new Set<string>();
  let told = false;
  let line = 1;
  const head = (): BackupHead => ({
    version: Number(top.version),
    schema: Number(top.schema) || 0,
    ...(isObject(top.counts) && { counts: top.counts as Partial<Record<Section, number>> }),
    settings: isObject(top.settings) ? top.settings : {},
    newer: Number(top.version) > backupVersion,
  });
  const ours = () => top.format === backupFormat && Number(top.version) >= 1;

  for await (const chunk of chunks) {
    for (const part of parts.push(chunk)) {
      line = part.line;
      if (part.index === undefined) {
        top[part.key] = parse(part.text);
        continue;
      }
      if (!ours()) {
        yield { kind: 'problem', problem: { code: 'foreign' } };
        return;
      }
      if (!told) yield { kind: 'head', head: head() };
      told = true;
      const { key, index } = part;
      if (!isSection(key)) {
        if (index === 0) yield { kind: 'problem', problem: { code: 'unknown', key, line } };
        continue;
      }
      if (!wanted.includes(key)) continue;
      const row = parseRow(key, parse(part.text));
      if (!row) {
        yield { kind: 'problem', problem: { code: 'unreadable', section: key, index, line } };
        continue;
      }
      if (!take(key, row, seen.get(key), identifiers)) {
        yield { kind: 'problem', problem: { code: 'double', section: key, index, line } };
        continue;
      }
      yield { kind: 'row', section: key, index, row };
    }
    if (parts.foreign) break;
  }
  if (!ours()) yield { kind: 'problem', problem: { code: 'foreign' } };
  else {
    if (!told) yield { kind: 'head', head: head() };
    if (!parts.whole) yield { kind: 'problem', problem: { code: 'truncated', line } };
  }
}

/** Whether a row may be there beside those before it; a paper loses identifiers that are taken. */
function take(
  section: Section,
  row: Row,
  keys: Set<string> | undefined,
  identifiers: Set<string>,
): boolean {
  const key = String(row[keyFields[section]]);
  if (keys?.has(key)) return false;
  if (section === 'papers') {
    const own = (row.identifiers as string[]).filter((each) => !identifiers.has(each));
    if (own.length === 0) return false;
    if (own.length < (row.identifiers as string[]).length) row.identifiers = own;
    for (const each of own) identifiers.add(each);
  }
  keys?.add(key);
  return true;
}
