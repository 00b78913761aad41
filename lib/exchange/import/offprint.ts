/**
 * An Offprint backup as an import: its papers are united with the library, with their tags, notes and
 * highlights. Saved views, settings and tag colours are left to restoring (lib/exchange/backup).
 */
import type { Annotation } from '../../library/types';
import { type Paper, type PaperRecord, recordSchema } from '../../paper/schema';
import { type BackupProblem, readBackup } from '../backup';
import { sections } from '../sections';
import { labelOf } from './text';
import type { Draft, Problem } from './types';

/** Pieces of the text, so that what was read goes on before all is read. */
function* piecesOf(text: string, progress?: (done: number) => void): Generator<string> {
  const length = 500_000;
  for (let at = 0; at < text.length; at += length) {
    progress?.(at / text.length);
    yield text.slice(at, at + length);
  }
}

const others = sections.filter((section) => section !== 'annotations');

/**
 * Reads a backup, paper by paper; what cannot be read comes last. Notes come after the papers in the
 * text, so they are looked for first.
 * @param text of a backup.
 * @param progress hears how much of it was read, from 0 to 1.
 */
export async function* readOffprint(
  text: string,
  progress?: (done: number) => void,
): AsyncGenerator<Draft, Problem[], void> {
  const notes = new Map<string, Annotation[]>();
  const problems: Problem[] = [];
  const bad: Draft[] = [];
  for await (const event of readBackup(piecesOf(text), ['annotations'])) {
    if (event.kind === 'problem' && 'index' in event.problem) bad.push(badItem(event.problem));
    if (event.kind !== 'row') continue;
    const note = event.row as unknown as Annotation;
    if (note.deletedAt !== undefined) continue;
    const known = notes.get(note.paperId);
    if (known) known.push(note);
    else notes.set(note.paperId, [note]);
  }
  for await (const event of readBackup(piecesOf(text, progress), others)) {
    if (event.kind === 'head') {
      if (event.head.newer) problems.push({ code: 'newer', args: [] });
    } else if (event.kind === 'problem') {
      if ('index' in event.problem) bad.push(badItem(event.problem));
      else problems.push(...problemOf(event.problem));
    } else if (event.section === 'papers') {
      const paper = event.row as unknown as Paper;
      if (paper.deletedAt === undefined) yield draftOf(paper, notes.get(paper.id));
    }
  }
  yield* bad.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return problems;
}

function problemOf(problem: BackupProblem): Problem[] {
  if (problem.code === 'foreign') return [{ code: 'bad-item', args: [] }];
  if (problem.code === 'truncated') return [{ code: 'truncated', args: [problem.line] }];
  return [];
}

const badItem = ({ section, index, line }: Extract<BackupProblem, { index: number }>): Draft => ({
  label: `${section} ${index + 1}`,
  line,
  problem: { code: 'bad-item', args: [] },
});

const recordFields = Object.keys(recordSchema.shape) as (keyof PaperRecord)[];

/** What a paper says that is not the user's; it was parsed with the whole. */
const recordOf = (paper: Paper): PaperRecord =>
  Object.fromEntries(
    recordFields.flatMap((field) => (paper[field] === undefined ? [] : [[field, paper[field]]])),
  ) as unknown as PaperRecord;

function draftOf(paper: Paper, notes: readonly Annotation[] = []): Draft {
  const { tags, status, statusAt, pinned, rating, rank, addedAt, openedAt, citekey } = paper;
  const typed = Object.entries(paper.provenance).flatMap(([field, { source }]) =>
    source === 'user' ? [field] : [],
  );
  return {
    label: labelOf(paper.title),
    record: recordOf(paper),
    mine: {
      tags,
      status,
      statusAt,
      pinned: pinned === 1,
      rating,
      rank,
      addedAt,
      openedAt,
      citekey,
      typed,
      notes: notes.map(
        ({ body, createdAt, updatedAt, kind, quote, selectors, later, colour, ...rest }) => ({
          text: body,
          at: createdAt,
          changedAt: updatedAt,
          version: rest.version,
          page: rest.page,
          ...(kind === 'highlight' && { highlight: { quote, selectors, later, colour } }),
          tags: rest.tags,
        }),
      ),
    },
  };
}
