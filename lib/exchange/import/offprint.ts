/**
 * An Offprint backup as an import: its papers are united with the library, with their tags, notes and
 * highlights. Saved views, settings and tag colours are left to restoring (lib/exchange/backup).
 */
import type { Annotation } from '../../library/types';
import { type Paper, recordSchema } from '../../paper/schema';
import { type BackupProblem, readBackup } from '../backup';
import { labelOf } from './text';
import type { Draft, Problem } from './types';

/** @param text of a backup. */
export async function readOffprint(
  text: string,
): Promise<{ drafts: Draft[]; problems: Problem[] }> {
  const papers: Paper[] = [];
  const notes = new Map<string, Annotation[]>();
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for await (const event of readBackup([text])) {
    if (event.kind === 'head') {
      if (event.head.newer) problems.push({ code: 'newer', args: [] });
    } else if (event.kind === 'problem') {
      const told = problemOf(event.problem);
      if (told && 'label' in told) drafts.push(told);
      else if (told) problems.push(told);
    } else if (event.section === 'papers') papers.push(event.row as unknown as Paper);
    else if (event.section === 'annotations') {
      const note = event.row as unknown as Annotation;
      if (note.deletedAt !== undefined) continue;
      const known = notes.get(note.paperId);
      if (known) known.push(note);
      else notes.set(note.paperId, [note]);
    }
  }
  const live = papers.filter(({ deletedAt }) => deletedAt === undefined);
  return {
    drafts: [...live.map((paper) => draftOf(paper, notes.get(paper.id))), ...drafts],
    problems,
  };
}

function problemOf(problem: BackupProblem): Problem | Draft | undefined {
  switch (problem.code) {
    case 'foreign':
      return { code: 'bad-item', args: [] };
    case 'truncated':
      return { code: 'truncated', args: [problem.line] };
    case 'unreadable':
    case 'double':
      return {
        label: `${problem.section} ${problem.index + 1}`,
        line: problem.line,
        problem: { code: 'bad-item', args: [] },
      };
    case 'unknown':
      return undefined;
  }
}

function draftOf(paper: Paper, notes: readonly Annotation[] = []): Draft {
  const record = recordSchema.safeParse(paper);
  const label = labelOf(paper.title);
  if (!record.success) return { label, problem: { code: 'bad-item', args: [] } };
  const { tags, status, statusAt, pinned, rating, rank, addedAt, openedAt, citekey } = paper;
  const typed = Object.entries(paper.provenance).flatMap(([field, { source }]) =>
    source === 'user' ? [field] : [],
  );
  return {
    label,
    record: record.data,
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
