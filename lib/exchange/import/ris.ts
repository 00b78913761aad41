/**
 * RIS. The file is cut into records here, so that one that is cut off costs only itself; citation-js
 * maps each to CSL-JSON. Keywords, notes and identifiers come from the lines themselves: its mapping
 * joins or drops them.
 */
import { type InputOptions, plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { parseDate, parseName } from '../../paper/normalise';
import { foundIn, parseCslItem } from './csl';
import { draftOf } from './draft';
import { fromHtml, labelOf } from './text';
import type { Draft, Reading, ReadOptions } from './types';

interface RisRecord {
  line: number;
  tags: Map<string, string[]>;
  /** The record's end was found. */
  closed: boolean;
}

/** Two spaces by the book; many tools write one, or none at the end of a line. */
const tagLine = /^([A-Z][A-Z0-9]) {0,2}-(?: (.*)|)$/;

function* recordsOf(text: string): Generator<RisRecord & { at: number }> {
  let record: RisRecord | undefined;
  /** The values of the tag before. */
  let last: string[] | undefined;
  let line = 0;
  let at = 0;
  for (const raw of text.split(/\r\n?|\n/)) {
    line += 1;
    at += raw.length + 1;
    const [, tag, value = ''] = tagLine.exec(raw.trimEnd()) ?? [];
    if (tag === 'TY') {
      if (record) yield { ...record, at };
      record = { line, tags: new Map([['TY', [value.trim()]]]), closed: false };
      last = undefined;
    } else if (tag === 'ER') {
      if (record) yield { ...record, closed: true, at };
      record = undefined;
    } else if (record && tag) {
      last = record.tags.get(tag) ?? [];
      last.push(value.trim());
      record.tags.set(tag, last);
    } else if (record && last && raw.trim()) {
      // Long texts go on in the next line.
      last.push(`${last.pop()}\n${raw.trim()}`);
    }
  }
  if (record) yield { ...record, at };
}

/** Reads a RIS file. */
export function* readRis(text: string, { progress }: ReadOptions = {}): Reading {
  let cut: number | undefined;
  for (const record of recordsOf(text)) {
    progress?.(record.at / text.length);
    yield { ...draftOfRecord(record), line: record.line };
    cut = record.closed ? undefined : record.line;
  }
  return cut === undefined ? undefined : [{ code: 'truncated', args: [cut] }];
}

function draftOfRecord({ tags }: RisRecord): Draft {
  const all = (...names: string[]) =>
    names.flatMap((name) => tags.get(name) ?? []).filter((value) => value !== '');
  const first = (...names: string[]) => all(...names)[0];
  const text = [...tags].flatMap(([tag, values]) =>
    // Continued lines are one value to the parser.
    values.map((value) => `${tag}  - ${value.replace(/\n/g, ' ')}`),
  );
  let csl: unknown;
  try {
    // Its types want every option; it does not.
    const options = { forceType: '@ris/file', generateGraph: false } as unknown as InputOptions;
    [csl] = plugins.input.chain(`${text.join('\n')}\nER  - \n`, options);
  } catch {
    csl = undefined;
  }
  const item = parseCslItem(csl ?? {});
  const label = labelOf(first('TI', 'T1', 'CT', 'BT') ?? text.slice(0, 3).join(' '));
  if (!item) return { label, problem: { code: 'bad-item', args: [] } };
  const { mine: _, ...found } = foundIn({ ...item, note: undefined });
  const keywords = all('KW')
    .flatMap((value) => value.split(/[\n;]/))
    .map((word) => word.trim());
  const words = keywords.filter(Boolean);
  const authors = all('AU', 'A1');
  const date = first('DA', 'PY', 'Y1');
  const notes = all('N1', 'RN').map(fromHtml).filter(personal);
  return draftOf({
    ...found,
    title: first('TI', 'T1', 'CT') ?? found.title,
    authors: authors.length > 0 ? authors.map(parseName) : found.authors,
    abstract: first('AB', 'N2') ?? found.abstract,
    issued:
      (date ? parseDate(date.replace(/\/+$/, '').replace(/\/\/.*$/, '')) : undefined) ??
      found.issued,
    venue: first('JF', 'JO', 'T2', 'JA', 'J2', 'PB') ?? found.venue,
    doi: first('DO', 'M3') ?? all('UR', 'L3').find((url) => /doi\.org\//.test(url)),
    arxiv: all('M1', 'AN', 'C1', 'N1')
      .map((value) => /^arxiv:\s*(\S+)/i.exec(value)?.[1])
      .find(Boolean),
    urls: all('UR', 'L2', 'LK'),
    pdf: all('L1').find((url) => /^https?:/.test(url)),
    keywords: words,
    mine: { tags: words, notes: notes.map((note) => ({ text: note })) },
  });
}

/** Databases put numbers and dates into notes. */
const personal = (note: string) =>
  note.trim().length > 0 && !/^(?:cited by|export date|arxiv:|\d+$)/i.test(note);
