/**
 * What Hugging Face has that cites a paper: GET /api/papers/{id} (its OpenAPI of August 2026;
 * no recorded answer is known, so every field may be missing). 404: it does not know the paper.
 */
import { z } from 'zod';
import { lenientList } from '../paper/schema';
import type { FeedItem, Linked, PaperLinks } from '../trending/types';
import { readDailyItem } from './huggingface';

const base = 'https://huggingface.co';
/** The first of them are shown, the others are on the site. */
const mostItems = 20;

/** @param key `arxiv:2607.12345`. */
export const paperDetailsUrl = (key: string): string =>
  `${base}/api/papers/${encodeURIComponent(key.slice('arxiv:'.length))}`;

/** `owner/name`, or a name of the first days without an owner. */
const repository = z.looseObject({
  id: z.string().regex(/^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/),
  likes: z.number().int().nonnegative().optional().catch(undefined),
});
const repositories = lenientList(repository, mostItems);
const total = z.number().int().nonnegative().optional().catch(undefined);

const shape = z.looseObject({
  linkedModels: repositories,
  linkedDatasets: repositories,
  linkedSpaces: repositories,
  numTotalModels: total,
  numTotalDatasets: total,
  numTotalSpaces: total,
});

export interface PaperDetails {
  links: PaperLinks;
  /** The paper itself, when it can be read: summary and words of a model come late. */
  paper?: FeedItem;
}

/**
 * @param at when it was answered (ms since the epoch).
 * @returns undefined when it is no paper.
 */
export function parsePaperDetails(json: unknown, at: number): PaperDetails | undefined {
  const { data } = shape.safeParse(json);
  if (!data || typeof data.id !== 'string') return undefined;
  const paper = readDailyItem({ paper: json });
  return {
    links: {
      models: linked(data.linkedModels, data.numTotalModels, ''),
      datasets: linked(data.linkedDatasets, data.numTotalDatasets, 'datasets/'),
      spaces: linked(data.linkedSpaces, data.numTotalSpaces, 'spaces/'),
      at,
    },
    ...(paper && { paper }),
  };
}

function linked(
  items: readonly z.output<typeof repository>[],
  total: number | undefined,
  path: string,
): Linked {
  return {
    total: Math.max(total ?? 0, items.length),
    items: items.map(({ id, likes }) => ({
      id,
      url: `${base}/${path}${id}`,
      ...(likes !== undefined && { likes }),
    })),
  };
}
