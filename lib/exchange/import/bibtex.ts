/**
 * BibTeX and BibLaTeX. The file is cut into entries here, so that a bad one costs only itself and is
 * named by its line; citation-js reads each entry's syntax (delimiters, `#`, @string); what the fields
 * mean is ours, because its mapping breaks formulas and cuts what it does not know.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parseDate, parseName } from '../../paper/normalise';
import type { Name, PaperDate, PaperKind } from '../../paper/schema';
import { draftOf } from './draft';
import { readTex, splitNames } from './tex';
import { labelOf, lineCounter, splitTags } from './text';
import type { Draft, Problem, Reading, ReadOptions } from './types';

interface RawEntry {
  type: string;
  label: string;
  properties: Record<string, string | number>;
}

/** One entry of the file. `closed` is false when the next one begins before it ends. */
interface Piece {
  type: string;
  start: number;
  text: string;
  closed: boolean;
}

const opening = /@\s*([a-z]+)\s*([{(])/giy;
/** At the beginning of a line this opens an entry even where the one before was not closed. */
const fresh = /\n@[a-z]+\s*[{(]\s*[^\s,{}()="]+\s*,/giy;

/** The entries of a file; text between them is comment. */
export function* piecesOf(text: string): Generator<Piece> {
  let at = text.indexOf('@');
  while (at >= 0) {
    opening.lastIndex = at;
    const match = opening.exec(text);
    if (!match) {
      at = text.indexOf('@', at + 1);
      continue;
    }
    const { end, closed } = endOf(text, opening.lastIndex, match[2] === '{' ? '}' : ')');
    yield { type: (match[1] ?? '').toLowerCase(), start: at, text: text.slice(at, end), closed };
    at = text.indexOf('@', end);
  }
}

function endOf(text: string, from: number, closer: string): { end: number; closed: boolean } {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === closer && depth === 0) return { end: at + 1, closed: true };
    else if (char === '{') depth += 1;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (char === '\n') {
      fresh.lastIndex = at;
      if (fresh.test(text)) return { end: at + 1, closed: false };
    }
  }
  return { end: text.length, closed: false };
}

/** Reads a .bib file. */
export function* readBibtex(text: string, { progress }: ReadOptions = {}): Reading {
  const lineAt = lineCounter(text);
  const strings = new Map<string, string>();
  for (const piece of piecesOf(text)) {
    if (piece.type === 'comment' || piece.type === 'preamble') continue;
    if (piece.type === 'string') {
      const name = /^@\s*string\s*[{(]\s*([^\s=]+)\s*=/i.exec(piece.text)?.[1]?.toLowerCase();
      if (name && piece.closed) strings.set(name, resolved(piece.text, strings));
      continue;
    }
    const line = lineAt(piece.start);
    progress?.(piece.start / text.length);
    yield { ...draftFrom(piece, strings, line), line };
  }
  return undefined;
}

function draftFrom(piece: Piece, strings: ReadonlyMap<string, string>, line: number): Draft {
  const label = labelOf(piece.text.slice(0, 200));
  const bad = (problem: Problem): Draft => ({ label, problem });
  if (!piece.closed) return bad({ code: 'unclosed', args: [] });
  try {
    const raw = plugins.input.data(
      resolved(piece.text, strings),
      '@biblatex/text',
    ) as unknown as RawEntry[];
    const entry = raw.at(-1);
    return entry ? draftOfEntry(entry) : bad({ code: 'bad-item', args: [] });
  } catch (error) {
    return bad({ code: 'syntax', args: [line + errorLine(error) - 1] });
  }
}

/** Line within the entry, from 1, as the parser names it. */
function errorLine(error: unknown): number {
  const said = / line (\d+)/.exec(error instanceof Error ? error.message : '');
  // The definitions of @string stand in one line before the entry.
  return Number(said?.[1] ?? 1);
}

/** The text of an entry behind the definitions of the names that it uses, all in its first line. */
function resolved(text: string, strings: ReadonlyMap<string, string>): string {
  if (strings.size === 0) return text;
  const used = new Set(
    [...text.matchAll(/[=#]\s*([a-z_][\w:+-]*)\s*(?=[,#})\n])/gi)].map((it) =>
      it[1]?.toLowerCase(),
    ),
  );
  const definitions = [...strings].filter(([name]) => used.has(name));
  return definitions.map(([, definition]) => definition.replace(/\s+/g, ' ')).join('') + text;
}

const kinds = new Map(
  Object.entries<PaperKind>({
    article: 'article-journal',
    inproceedings: 'paper-conference',
    conference: 'paper-conference',
    incollection: 'chapter',
    inbook: 'chapter',
    book: 'book',
    mvbook: 'book',
    collection: 'book',
    proceedings: 'book',
    phdthesis: 'thesis',
    mastersthesis: 'thesis',
    thesis: 'thesis',
    techreport: 'report',
    report: 'report',
    online: 'webpage',
    electronic: 'webpage',
    www: 'webpage',
  }),
);

function draftOfEntry(entry: RawEntry): Draft {
  const raw = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = entry.properties[name];
      if (value !== undefined && String(value).trim() !== '') return String(value).trim();
    }
    return undefined;
  };
  const text = (...names: string[]) => {
    const value = raw(...names);
    return value === undefined ? undefined : readTex(value);
  };
  const plain = (...names: string[]) => text(...names)?.replace(/\s+/g, '');
  const title = text('title') ?? text('booktitle');
  const subtitle = text('subtitle');
  const isArxiv = /arxiv/i.test(
    `${raw('archiveprefix', 'eprinttype')} ${raw('journal')} ${raw('eprint')}`,
  );
  const journal = text('journaltitle', 'journal', 'booktitle', 'eventtitle', 'series');
  const preprint = /^(?:arxiv|corr\b)/i.test(journal ?? '') || (isArxiv && !journal);
  const eprint = plain('eprint', 'arxivid', 'arxiv');
  const inJournal = /arxiv:?\s*([\w.-]+\/?\d+(?:\.\d+)?(?:v\d+)?)/i.exec(
    raw('journal', 'note') ?? '',
  );
  const pubmed = /pubmed/i.test(raw('eprinttype') ?? '') ? eprint : undefined;
  const annotation = text('annote', 'annotation', 'comment', 'review');
  const note = text('note');
  const groups = raw('groups');
  const keywords = text('keywords', 'keyword', 'mendeley-tags');
  const added = Date.parse(raw('date-added', 'timestamp', 'creationdate') ?? '');
  const status = raw('readstatus');
  return draftOf({
    title: subtitle && title ? `${title}: ${subtitle}` : title,
    authors: splitNames(raw('author', 'editor') ?? '').map(nameOf),
    abstract: text('abstract'),
    issued: dateOf(raw('date'), raw('year'), raw('month'), raw('day')),
    venue: preprint
      ? undefined
      : (journal ?? text('howpublished', 'school', 'institution', 'publisher')),
    volume: preprint ? undefined : text('volume'),
    issue: text('number', 'issue'),
    pages: preprint ? undefined : text('pages'),
    kind: preprint ? 'article' : (kinds.get(entry.type) ?? 'article'),
    doi: plain('doi'),
    arxiv:
      pubmed === undefined
        ? isArxiv || raw('arxivid')
          ? (eprint ?? inJournal?.[1])
          : inJournal?.[1]
        : undefined,
    pmid: plain('pmid') ?? pubmed,
    pmcid: plain('pmcid'),
    urls: [
      raw('url')
        ?.replace(/\\([_%&#~])/g, '$1')
        .replace(/[{}]/g, ''),
      urlIn(raw('howpublished')),
    ],
    keywords: keywords ? splitTags(keywords) : [],
    mine: {
      citekey: entry.label,
      tags: [
        ...(keywords ? splitTags(keywords) : []),
        ...(groups ? splitTags(readTex(groups)) : []),
      ],
      notes: [annotation, personal(note)].flatMap((each) => (each ? [{ text: each }] : [])),
      ...(Number.isFinite(added) && { addedAt: added }),
      ...(status === 'read' && { status: 'read' as const }),
    },
  });
}

const urlIn = (text: string | undefined) => /https?:\/\/[^\s{}]+/.exec(text ?? '')?.[0];

/** BibTeX's `note` is printed with the reference (“Accepted at …”); longer ones are people's own. */
const personal = (note: string | undefined) => (note && note.length > 120 ? note : undefined);

function nameOf(text: string): Name | undefined {
  if (/^others$/i.test(text)) return undefined;
  // One pair of braces around the whole: a group that is not to be divided.
  const whole = /^\{([^{}]*)\}$/.exec(text)?.[1];
  if (whole !== undefined) return { literal: readTex(whole) };
  // BibLaTeX's long form: `family=Doe, given=Jane`.
  if (/\b(?:family|given)\s*=/.test(text)) {
    const part = (key: string) =>
      new RegExp(`\\b${key}\\s*=\\s*"?([^,"]+)`).exec(text)?.[1]?.trim();
    const [family, given] = [part('family'), part('given')];
    const prefix = part('prefix');
    return {
      ...(family && { family: readTex(prefix ? `${prefix} ${family}` : family) }),
      ...(given && { given: readTex(given) }),
    };
  }
  return parseName(readTex(text));
}

function dateOf(
  date: string | undefined,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): PaperDate | undefined {
  // A range has two dates; the paper's is the first.
  if (date) return parseDate(readTex(date).split('/')[0] ?? '');
  const plainYear = year && readTex(year);
  const base = plainYear ? parseDate(plainYear) : undefined;
  if (!base || base.month !== undefined || !month) return base;
  const word = readTex(month);
  const full = /^\d{1,2}$/.test(word)
    ? parseDate(`${base.year}-${word}`)
    : parseDate(`${word} ${base.year}`);
  const dayNumber = Number(day);
  return full?.month && dayNumber >= 1 && dayNumber <= 31 && full.day === undefined
    ? { ...full, day: dayNumber }
    : (full ?? base);
}
