import type { Name, PaperRecord } from './schema';
import { plainTex } from './tex';

/**
 * A record without the LaTeX that only spells its letters (`K\"{o}nig`). Content scripts leave this
 * to the worker: few pages need it, and all would carry it.
 */
export function spelledOut<T extends PaperRecord>(record: T): T {
  return {
    ...record,
    title: plainTex(record.title),
    authors: record.authors.map(spelledName),
    ...(record.abstract !== undefined && { abstract: plainTex(record.abstract) }),
    ...(record.venue !== undefined && { venue: plainTex(record.venue) }),
  };
}

function spelledName(name: Name): Name {
  const { given, family, literal } = name;
  return {
    ...name,
    ...(given !== undefined && { given: plainTex(given) }),
    ...(family !== undefined && { family: plainTex(family) }),
    ...(literal !== undefined && { literal: plainTex(literal) }),
  };
}
