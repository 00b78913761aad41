import { z } from 'zod';
import { highlightColours, longestPassage } from '../annotations/colours';
import { parseSelectors } from '../annotations/schema';
import { lenientList, tagSchema } from '../paper/schema';

const id = z.string().min(1).max(200);
const note = z.string().max(1_000_000);
const states = ['exact', 'moved', 'changed', 'ambiguous', 'lost'] as const;

/** Selectors one by one; together not longer than what a page may store of one passage. */
const selectors = z
  .array(z.unknown())
  .max(50)
  .transform(parseSelectors)
  .refine((list) => JSON.stringify(list).length < 4 * longestPassage, 'too long');

const version = z.int().positive().max(10_000);

const made = z.object({
  quote: z.string().max(2 * longestPassage),
  selectors: selectors.refine((list) => list.length > 0, 'no place'),
  version: version.optional().catch(undefined),
  page: z.string().max(2000).optional().catch(undefined),
});

const looks = {
  colour: z.enum(highlightColours).optional().catch(undefined),
  tags: lenientList(tagSchema, 1000).optional(),
};

export const newHighlight = z.object({ id, made, ...looks });

export const annotatePayloads = {
  highlights: z.object({ paperId: id }),
  sidePanel: z.object({}),
  highlightSave: z.object({
    paperId: id,
    id,
    made: made.optional(),
    ...looks,
    body: note.optional(),
    base: note.optional(),
  }),
  highlightRemove: z.object({ paperId: id, id }),
  highlightRestore: z.object({ paperId: id, id }),
  highlightPlaced: z.object({
    paperId: id,
    placed: z
      .array(
        z.object({
          id,
          version: z.string().min(1).max(40).optional(),
          state: z.enum(states),
          selectors,
        }),
      )
      .max(5000),
  }),
};
