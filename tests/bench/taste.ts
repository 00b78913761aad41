/**
 * What the taste worker computes, in CPU time of the process: learning from a library, one action,
 * and the longest stretch while a list of 2,000 is put in order.
 */

import { chanceFrom } from '../../lib/trending/taste/chance';
import { Knowledge, type KnownPaper } from '../../lib/trending/taste/knowledge';
import { rankingOf, Tastes } from '../../lib/trending/taste/ranking';
import type { FeedEntry, Hidden } from '../../lib/trending/types';
import { paperMaker } from './papers.ts';

export interface TasteTimes {
  /** Milliseconds of CPU. */
  train: number;
  update: number;
  rank: number;
}

const benchPaper = paperMaker();
const asked = { explore: 0.1, recency: 14, topics: [], authors: [] };
const now = Date.parse('2026-08-01T12:00:00Z');
const dayMs = 24 * 60 * 60_000;

function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @param size papers of the library; @param candidates entries of feeds. */
export function measureTaste(size: number, candidates: number): TasteTimes {
  const knowledge = new Knowledge();
  const tastes = new Tastes(knowledge);
  const chance = chanceFrom(size);
  const papers = Array.from({ length: size + candidates }, (_, at) => benchPaper(at));
  const add = (at: number) => {
    const { title, abstract, authors } = papers[at] ?? benchPaper(at);
    const paper: KnownPaper = {
      id: `paper-${at}`,
      title,
      authors,
      identifiers: [`url:https://bench.example/${at}`],
      urls: {},
      addedAt: now - 30 * dayMs,
      status: chance() < 0.3 ? 'read' : 'unread',
      tags: [],
      pinned: 0,
      notes: 0,
      ...(abstract !== undefined && { abstract }),
    };
    knowledge.papers.set(paper.id, paper);
    knowledge.space.put(paper.id, paper);
  };
  const train = cpu(() => {
    for (let at = 0; at < size; at += 1) add(at);
    for (let at = 0; at < candidates; at += 1) {
      const { title, abstract, authors } = papers[size + at] ?? benchPaper(size + at);
      const key = `arxiv:2607.${10_000 + at}`;
      const entry: FeedEntry = {
        key,
        record: {
          identifiers: [key],
          title,
          authors,
          kind: 'article',
          urls: {},
          categories: [],
          keywords: [],
          source: 'bench',
          ...(abstract !== undefined && { abstract }),
        },
        keywords: [],
        firstSeenAt: now - Math.floor(chance() * 20) * dayMs,
        lastSeenAt: now,
      };
      knowledge.entries.set(key, entry);
      knowledge.numbers.set(key, { key, upvotes: Math.floor(chance() * 200) });
      knowledge.space.put(key, entry.record);
    }
    knowledge.space.settle();
    tastes.model(asked, knowledge.evidence(asked));
  });
  rankingOf(knowledge, tastes, asked, now);
  const update = cpu(() => {
    const hidden: Hidden = {
      key: 'arxiv:2607.10007',
      at: now,
      record: knowledge.entries.get('arxiv:2607.10007')?.record ?? {
        identifiers: [],
        title: '',
        authors: [],
        kind: 'article',
        urls: {},
        categories: [],
        keywords: [],
        source: 'bench',
      },
    };
    knowledge.hidden.set(hidden.key, hidden);
    tastes.changed(new Set([hidden.key]), knowledge.space.settle());
    tastes.model(asked, knowledge.evidence(asked));
  });
  const rank = cpu(() => {
    rankingOf(knowledge, tastes, asked, now);
  });
  return { train, update, rank };
}
