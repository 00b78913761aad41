/** Papers related to one, by the same vectors as the taste. Pure. */
import type { TasteSpace } from './space';
import type { Text } from './types';
import { Against, lengthOf } from './vectors';

/** Below it two papers share little but their field's common words. */
const least = 0.25;

export interface Near {
  id: string;
  /** Cosine, 0…1. */
  similarity: number;
}

/**
 * The papers that are most like a text, nearest first.
 * @param ids of candidates in the space; @param limit at most so many; @param floor the least
 * similarity, 0…1.
 */
export function related(
  space: TasteSpace,
  text: Text,
  ids: Iterable<string>,
  limit: number,
  floor = least,
): Near[] {
  const vector = space.vectorOf(text);
  const length = lengthOf(vector);
  const against = new Against().lay(vector);
  const found: Near[] = [];
  for (const id of ids) {
    const other = space.vector(id);
    if (!other) continue;
    const similarity = against.dot(other) / (length * lengthOf(other) || 1);
    if (similarity >= floor) found.push({ id, similarity });
  }
  return found
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
