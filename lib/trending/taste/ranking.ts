/** The list “for you”, from what is known. Pure, but for what it keeps between two lists. */
import { nameText } from '../../paper/normalise';
import { muting } from '../mutes';
import type { FeedEntry, SnapshotItem } from '../types';
import { authorsOf, explain, type Liked } from './explain';
import type { Choices, Knowledge } from './knowledge';
import { type Evidence, type Model, score, train, update } from './model';
import { type Candidate, daySeed, rank } from './rank';
import type { Reasons } from './types';
import { Against, authorFeature } from './vectors';

/** Picks in a list, and those of them that say why. */
const mostPicks = 200;
const explained = 60;
/** A paper that was saved so lately stays in the list: it must not vanish under the pointer. */
const savedStaysMs = 12 * 60 * 60_000;

export interface Asked extends Choices {
  tag?: string;
  explore: number;
  recency: number;
}

export interface RankedPick extends Pick<SnapshotItem, 'key' | 'upvotes' | 'comments' | 'stars'> {
  reasons: Reasons;
}

export interface Ranking {
  items: RankedPick[];
  /** How many papers of the library speak for something. */
  likes: number;
}

/** Models of one knowledge: what was learnt is begun with when something changes. */
export class Tastes {
  readonly #knowledge: Knowledge;
  readonly #models = new Map<string, { model: Model; pending: Set<string> }>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** These have changed since. @param anew everything is to be learnt from the beginning. */
  changed(ids: ReadonlySet<string>, anew: boolean): void {
    if (anew) this.#models.clear();
    for (const { pending } of this.#models.values()) for (const id of ids) pending.add(id);
  }

  /** The model of a tag, or of everything. */
  model(asked: Asked, evidence: readonly Evidence[]): Model {
    const key = JSON.stringify([asked.tag, asked.topics, asked.authors]);
    const known = this.#models.get(key);
    const { space } = this.#knowledge;
    const model = !known
      ? train(space, evidence)
      : known.pending.size > 0
        ? update(space, evidence, known.model, known.pending)
        : known.model;
    this.#models.set(key, { model, pending: new Set() });
    return model;
  }
}

/** The list as it is now. @param now ms since the epoch. */
export function rankingOf(
  knowledge: Knowledge,
  tastes: Tastes,
  asked: Asked,
  now: number,
): Ranking {
  const evidence = knowledge.evidence(asked, asked.tag);
  const model = tastes.model(asked, evidence);
  if (model.likes === 0) return { items: [], likes: 0 };
  const isMuted = muting(knowledge.mutes);
  const isAway = (entry: FeedEntry): boolean => {
    const paper = knowledge.paperOf(entry);
    const old = paper && (paper.status === 'read' || paper.addedAt < now - savedStaysMs);
    return old || knowledge.hidden.has(entry.key) || isMuted(entry.record, entry.keywords);
  };
  const candidates = [...knowledge.entries.values()].flatMap((entry): Candidate[] => {
    const vector = knowledge.space.vector(entry.key);
    if (!vector || entry.withdrawn) return [];
    const upvotes = knowledge.numbers.get(entry.key)?.upvotes;
    return [
      {
        key: entry.key,
        vector,
        taste: score(model, vector),
        at: entry.listedAt ?? entry.firstSeenAt,
        ...(upvotes !== undefined && { upvotes }),
        away: isAway(entry),
      },
    ];
  });
  const { explore, recency } = asked;
  const order = rank(candidates, { likes: model.likes, explore, recency, seed: daySeed(now), now });
  const why = explainer(knowledge, model, asked, evidence);
  const items = order.slice(0, mostPicks).map(({ key, explored }, at): RankedPick => {
    const reasons = explored ? { ...nothing, explored: true as const } : nothing;
    const { upvotes, comments, stars } = knowledge.numbers.get(key) ?? { key };
    return {
      key,
      ...(upvotes !== undefined && { upvotes }),
      ...(comments !== undefined && { comments }),
      ...(stars !== undefined && { stars }),
      reasons: at < explained && !explored ? why(key) : reasons,
    };
  });
  const likes = evidence.filter(({ id, label }) => label === 1 && knowledge.papers.has(id)).length;
  return { items, likes };
}

const nothing: Reasons = { like: [], terms: [], authors: [] };

function explainer(
  knowledge: Knowledge,
  model: Model,
  asked: Asked,
  evidence: readonly Evidence[],
): (key: string) => Reasons {
  const { space, papers, entries } = knowledge;
  const likedPapers = evidence.flatMap(({ id, label }) => {
    const paper = label === 1 ? papers.get(id) : undefined;
    return paper ? [paper] : [];
  });
  const liked = likedPapers.flatMap(({ id, title }): Liked[] => {
    const vector = space.vector(id);
    return vector ? [{ id, title, vector }] : [];
  });
  const authors = authorsOf(likedPapers);
  for (const author of asked.authors) authors.add(authorFeature(nameText({ literal: author })));
  const against = new Against();
  return (key) => {
    const entry = entries.get(key);
    const vector = space.vector(key);
    if (!entry || !vector) return nothing;
    // A paper is no reason for itself.
    const own = knowledge.paperOf(entry)?.id;
    const others = own === undefined ? liked : liked.filter(({ id }) => id !== own);
    return explain(entry.record, vector, { space, model, liked: others, authors, against });
  };
}
