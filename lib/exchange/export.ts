/**
 * Writes papers in a format, batch by batch: what is written goes to a sink at once, and after a few
 * milliseconds other work gets its turn.
 */
import type { Annotation } from '../library/types';
import type { Paper } from '../paper/schema';
import type { Row } from './backup';
import { newKeys, usablePattern } from './citekeys';
import type { CslItem, EntryOptions } from './csl';
import { type FormatId, isNotesAlone } from './formats';
import type { MarkdownTexts } from './markdown';
import { inDocumentOrder } from './passages';
import type { Section } from './sections';
import type { StyleId } from './style-names';

export interface ExportRequest {
  format: FormatId;
  /** Papers, in the order in which they are written. A backup holds all, whatever is named. */
  ids: readonly string[];
  abstracts: boolean;
  notes: boolean;
  tags: boolean;
  style: StyleId;
  /** Markdown: all in one, or each its own file in a ZIP archive. */
  files: 'one' | 'many';
  /** Words that the files hold, in the user's language. */
  texts: MarkdownTexts & { references: string };
  /** For papers without a key, where none can be kept. */
  citekeyPattern: string;
  /** Of a backup. */
  settings: Row;
  /** Time of the files in an archive (ms since the epoch). */
  now: number;
}

export interface ExportSource {
  /** Those that are still there, in the order of the ids. */
  papers(ids: readonly string[]): Promise<Paper[]>;
  /** Notes and highlights of these papers that are not in the bin. */
  annotations(ids: readonly string[]): Promise<Annotation[]>;
  /** Every row, see lib/library/backup-source. */
  library(
    start: (counts: Record<Section, number>) => void,
    take: (section: Section, rows: object[]) => void,
  ): Promise<void>;
  /** Of the database. */
  schema: number;
}

export interface ExportSink {
  write(piece: string | Uint8Array): void;
  progress(done: number, total: number): void;
  /** Lets other work have its turn. */
  pause(): Promise<void>;
  /** Milliseconds, from any beginning. */
  clock(): number;
}

export interface Exported {
  written: number;
  /** Papers that were no longer there. */
  missing: number;
}

/** A ZIP archive holds no more files without extensions that not every program reads. */
export const mostFiles = 60_000;

/** The file that a request gives: its extension and its MIME type. */
export const isArchive = ({ format, files }: Pick<ExportRequest, 'format' | 'files'>): boolean =>
  format === 'markdown' && files === 'many';

const batchSize = 100;
const sliceMs = 12;

interface Item {
  paper: Paper;
  key: string;
  annotations: Annotation[];
}

interface Writer {
  begin(): string;
  /** Called for one paper after another. */
  add(item: Item, index: number): string;
  end(): string | Promise<string>;
}

/** Texts of notes and highlights for formats that have one field for both. */
function noteTexts(annotations: readonly Annotation[]): string[] {
  return annotations
    .map(({ quote, body }) => [quote && `“${quote.trim()}”`, body.trim()].filter(Boolean).join(' '))
    .filter((text) => text !== '');
}

/** @returns what is written. @throws what the source throws. */
export async function writeExport(
  request: ExportRequest,
  source: ExportSource,
  sink: ExportSink,
): Promise<Exported> {
  if (request.format === 'backup') return writeBackup(request, source, sink);
  const writer = await writerOf(request, sink);
  const pattern = usablePattern(request.citekeyPattern);
  const made = new Set<string>();
  let [written, missing, since] = [0, 0, sink.clock()];
  sink.write(writer.begin());
  for (let from = 0; from < request.ids.length; from += batchSize) {
    const ids = request.ids.slice(from, from + batchSize);
    const papers = await source.papers(ids);
    const annotations =
      request.notes || isNotesAlone(request.format) ? await source.annotations(ids) : [];
    const notes = Map.groupBy(annotations, ({ paperId }) => paperId);
    const keys = newKeys(papers, pattern, (key) => made.has(key));
    missing += ids.length - papers.length;
    for (const paper of papers) {
      const key = paper.citekey ?? keys.get(paper.id) ?? paper.id;
      made.add(key.toLowerCase());
      const text = writer.add({ paper, key, annotations: notes.get(paper.id) ?? [] }, written);
      if (text !== '') sink.write(text);
      written += 1;
      if (sink.clock() - since < sliceMs) continue;
      sink.progress(written + missing, request.ids.length);
      await sink.pause();
      since = sink.clock();
    }
  }
  sink.progress(request.ids.length, request.ids.length);
  sink.write(await writer.end());
  return { written, missing };
}

async function writeBackup(
  { settings }: ExportRequest,
  source: ExportSource,
  sink: ExportSink,
): Promise<Exported> {
  const { backupWriter } = await import('./backup');
  let writer: ReturnType<typeof backupWriter> | undefined;
  let [done, total, papers] = [0, 0, 0];
  await source.library(
    (counts) => {
      total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      papers = counts.papers;
      writer = backupWriter((text) => sink.write(text), {
        schema: source.schema,
        settings,
        counts,
      });
    },
    (section, rows) => {
      writer?.rows(section, rows);
      done += rows.length;
      // The dialog counts papers.
      sink.progress(Math.round((done / Math.max(total, 1)) * papers), papers);
    },
  );
  writer?.end();
  return { written: papers, missing: 0 };
}

async function writerOf(request: ExportRequest, sink: ExportSink): Promise<Writer> {
  const { format, abstracts, notes, tags } = request;
  const options = ({ paper, annotations }: Item): EntryOptions => ({
    abstract: abstracts,
    keywords: tags ? [...new Set([...paper.tags, ...paper.keywords])] : paper.keywords,
    notes: notes ? noteTexts(annotations) : [],
  });
  const plain = (add: Writer['add'], begin = '', end = ''): Writer => ({
    begin: () => begin,
    add,
    end: () => end,
  });
  switch (format) {
    case 'bibtex':
    case 'biblatex': {
      const { toBibtex } = await import('./bibtex');
      return plain((item, index) => {
        const entry = toBibtex(item.paper, item.key, format, options(item));
        return index === 0 ? entry : `\n${entry}`;
      });
    }
    case 'ris': {
      const { toRis } = await import('./ris');
      return plain((item, index) => {
        const entry = toRis(item.paper, item.key, options(item));
        return index === 0 ? entry : `\r\n${entry}`;
      });
    }
    case 'csl-json': {
      const { toCslFile } = await import('./csl');
      return plain(
        (item, index) => {
          const entry = toCslFile(item.paper, item.key, options(item));
          return `${index === 0 ? '' : ','}\n${JSON.stringify(entry)}`;
        },
        '[',
        '\n]\n',
      );
    }
    case 'csv': {
      const { columnsOf, csvHead, toCsv } = await import('./csv');
      const columns = columnsOf({ abstracts, notes });
      return plain(
        ({ paper, key, annotations }) => toCsv(paper, key, columns, noteTexts(annotations)),
        csvHead(columns),
      );
    }
    case 'markdown':
      return markdownWriter(request, sink);
    case 'annotations': {
      const { collectionEnd, collectionHead, toAnnotation } = await import('./annotations');
      return listWriter(
        (paper, annotation) => toAnnotation(paper, annotation, tags),
        collectionHead(request.texts.highlights),
        collectionEnd,
      );
    }
    case 'hypothesis': {
      const { hypothesisEnd, hypothesisHead, toHypothesis } = await import('./hypothesis');
      return listWriter(
        (paper, annotation) => toHypothesis(paper, annotation, tags),
        hypothesisHead(request.now),
        () => hypothesisEnd,
      );
    }
    case 'html':
      return htmlWriter(request, sink);
    case 'backup':
      throw new Error('a backup is written by itself');
  }
}

/** One JSON item for each note and highlight, whatever paper it belongs to. */
function listWriter(
  itemOf: (paper: Paper, annotation: Annotation) => object,
  begin: string,
  end: (total: number) => string,
): Writer {
  let total = 0;
  return {
    begin: () => begin,
    add({ paper, annotations }) {
      let text = '';
      for (const annotation of inDocumentOrder(annotations)) {
        text += `${total > 0 ? ',' : ''}\n${JSON.stringify(itemOf(paper, annotation))}`;
        total += 1;
      }
      return text;
    },
    end: () => end(total),
  };
}

async function markdownWriter(request: ExportRequest, sink: ExportSink): Promise<Writer> {
  const { fileNames, toMarkdownFile, toMarkdownSection } = await import('./markdown');
  if (!isArchive(request)) {
    return {
      begin: () => '',
      add: ({ paper, key, annotations }) => toMarkdownSection(paper, key, annotations, request),
      end: () => '',
    };
  }
  const { strToU8, Zip, ZipDeflate } = await import('fflate');
  const nameOf = fileNames();
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    sink.write(piece);
  });
  return {
    begin: () => '',
    add({ paper, key, annotations }) {
      const file = new ZipDeflate(nameOf(key, paper.title), { level: 6 });
      file.mtime = request.now;
      zip.add(file);
      file.push(strToU8(toMarkdownFile(paper, key, annotations, request)), true);
      return '';
    },
    end() {
      zip.end();
      return '';
    },
  };
}

const referencesAtATime = 50;

async function htmlWriter({ style, texts }: ExportRequest, sink: ExportSink): Promise<Writer> {
  const { bibliography } = await import('./references');
  const { pageEnd, pageHead } = await import('./html-page');
  const { toCsl } = await import('./csl');
  const items: CslItem[] = [];
  return {
    begin: () => pageHead(texts.references, style),
    add({ paper, key }) {
      const { abstract: _, ...item } = toCsl(paper, key);
      items.push(item);
      return '';
    },
    async end() {
      const { total, entry } = await bibliography(items, style);
      for (let at = 0; at < total; at += 1) {
        sink.write(`<li>${entry(at, 'html')}</li>\n`);
        if ((at + 1) % referencesAtATime !== 0) continue;
        sink.progress(at + 1, total);
        await sink.pause();
      }
      return pageEnd;
    },
  };
}
