/**
 * A library and its worker for component tests: the real database on fake-indexeddb and the real
 * handlers, asked without a browser between.
 */
import { configure } from '@testing-library/react';
import { beforeEach, vi } from 'vitest';
import { handlers } from '@/lib/background/handlers';
import type { LibraryDatabase } from '@/lib/library/database';
import type { Question } from '@/lib/messaging/ask';
import { payloads } from '@/lib/messaging/payloads';
import { type Failure, fail } from '@/lib/messaging/result';
import { type Paper, paperSchema } from '@/lib/paper/schema';

interface Asked {
  type: Question;
  data: unknown;
}

/** What the test can look at and change; fresh for each test. */
export const stage: {
  db: LibraryDatabase;
  /** Every question, in order. */
  asked: Asked[];
  /** Set to let the worker say no. */
  failure: Failure | undefined;
  /** Set to let the worker answer only later. */
  hold: Promise<void> | undefined;
  /** Set to make the library impossible to open. */
  broken: boolean;
} = { db: undefined as never, asked: [], failure: undefined, hold: undefined, broken: false };

// Waiting ends as soon as what is awaited is there; a busy machine only needs the patience.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

let count = 0;

/**
 * Stands in for lib/library/database. In a test file, where vitest hoists it above the imports:
 * `vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());`
 */
export async function database() {
  return {
    ...(await vi.importActual<object>('@/lib/library/database')),
    openLibrary: async () => {
      if (stage.broken) throw new Error('cannot be opened');
      return stage.db;
    },
  };
}

/**
 * Stands in for lib/messaging/ask, likewise:
 * `vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());`
 */
export function worker() {
  return { ask: answer };
}

async function answer(type: Question, data: unknown): Promise<unknown> {
  stage.asked.push({ type, data });
  await stage.hold;
  if (stage.failure) return { ok: false, error: stage.failure };
  const all = handlers({
    library: async () => stage.db,
    outside: {
      fetch: async () => {
        throw new Error('no network in this test');
      },
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
      jitter: () => 0,
      mayAsk: (url) => new URL(url).host === 'arxiv.org',
    },
    workQueued() {},
  });
  const parsed = payloads[type].safeParse(data);
  if (!parsed.success) return fail('invalid');
  const reply = all[type].answer as (data: unknown, sender: unknown) => Promise<unknown>;
  try {
    return await reply(parsed.data, { kind: 'page' });
  } catch (error) {
    return fail((error as { code?: 'not-found' }).code ?? 'internal');
  }
}

beforeEach(async () => {
  count += 1;
  const { openDatabase } =
    await vi.importActual<typeof import('@/lib/library/database')>('@/lib/library/database');
  stage.db = await openDatabase(`component-${count}`);
  stage.asked = [];
  stage.failure = undefined;
  stage.hold = undefined;
  stage.broken = false;
  localStorage.clear();
});

/** A paper with what a test does not care about filled in. @param n makes ids and times differ. */
export function paper(n: number, changes: Partial<Paper> = {}): Paper {
  return paperSchema.parse({
    id: `paper-${n}`,
    identifiers: [`arxiv:2401.${String(n).padStart(5, '0')}`],
    title: `Paper number ${n}`,
    authors: [{ family: `Author${n}` }],
    source: 'arxiv',
    urls: { page: `https://arxiv.org/abs/2401.${String(n).padStart(5, '0')}` },
    status: 'unread',
    pinned: 0,
    addedAt: n * 1000,
    updatedAt: n * 1000,
    ...changes,
  });
}

/** jsdom has no layout: give the list a window of 400 × 400, and rows their height. */
export function giveLayout(): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(75);
  HTMLElement.prototype.scrollIntoView ??= () => {};
  HTMLElement.prototype.scrollTo ??= () => {};
}
