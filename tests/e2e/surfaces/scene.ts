/** What the walks through all surfaces share: the words of the interface, and a library to show. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import { titleKeys } from '../../../lib/paper/duplicates.ts';
import type { Paper } from '../../../lib/paper/schema.ts';
import type { MessageKey } from '../../../lib/platform/i18n.ts';
import type { Messages } from '../../support/pseudo-locale.ts';
import type { StandInWeb } from '../../web/server.ts';
import type { Offprint } from '../support/chromium.ts';
import { libraryOf } from '../support/database.ts';
import type { Widget } from '../support/widget.ts';

export interface Scene {
  web: StandInWeb;
  offprint: Offprint;
  /** A text of the interface, in the language of this build. */
  say(key: MessageKey, ...substitutions: string[]): string;
  /** Look at a page of ours in the state it is in. */
  look(page: Page, state: string): Promise<void>;
  /** Look at what we show on someone else's page. */
  lookAt(widget: Widget, state: string): Promise<void>;
}

/** A surface: walks through its states, and looks at each. */
export type Surface = readonly [name: string, walk: (scene: Scene) => Promise<void>];

const file = path.resolve(import.meta.dirname, '../../../public/_locales/en/messages.json');

export const english = (): Messages => JSON.parse(readFileSync(file, 'utf8')) as Messages;

/** The texts of a language. */
export const speaker =
  (messages: Messages): Scene['say'] =>
  (key, ...substitutions) => {
    const message = messages[key]?.message;
    if (message === undefined) throw new Error(`no text ${key}`);
    return message.replace(/\$(\d)/g, (_, n: string) => substitutions[Number(n) - 1] ?? '');
  };

/** By the words of the interface; a `say` without its `$1` would find nothing. */
export const button = (page: Page | Locator, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

export const wide = { width: 1280, height: 800 };

const now = Date.parse('2026-06-01T00:00:00Z');
const day = 86_400_000;

const twice = 'One paper that is here twice, under two names';
const twin = {
  title: twice,
  titleKeys: titleKeys({ title: twice }),
  authors: [{ given: 'Ada', family: 'Okonkwo' }],
};

/** What differs from paper to paper, so that every mark, line and number of a row is seen. */
function detailsOf(index: number): Partial<Paper> {
  const all: Partial<Paper>[] = [
    { tags: ['nlp/parsing', 'to cite', 'nlp'], rating: 4, pinned: 1, venue: 'Journal of Reading' },
    { version: 3, savedVersion: 1, tags: ['nlp'] },
    {
      abstract: 'With $d(t) = d_0 e^{-\\lambda t}$ in it.',
      title: 'Decay of $d(t)$ over the years',
    },
    { identifiers: ['doi:10.1234/twin'], ...twin },
    { identifiers: ['arxiv:2401.99999'], ...twin },
    { authors: [], abstract: undefined, tags: [] },
  ] as Partial<Paper>[];
  return all[index] ?? {};
}

/** Papers, notes, tags, views, a bin and a year of reading. The database must exist. */
export async function furnish(offprint: Offprint): Promise<void> {
  const { database } = offprint;
  const papers = libraryOf(40).map((paper, index) => ({
    ...paper,
    ...detailsOf(index),
    addedAt: now - index * 5 * day,
    ...(index >= 36 && { deletedAt: Date.now() - day }),
  }));
  await database.add('papers', papers);
  const [first, second] = papers.map(({ id }) => id);
  await database.add('annotations', [
    {
      id: 'n1',
      paperId: first,
      kind: 'note',
      body: 'A *note* with $x^2$',
      tags: [],
      createdAt: now,
      updatedAt: now,
    },
    {
      id: 'h1',
      paperId: first,
      kind: 'highlight',
      body: 'Since when?',
      quote: 'rivers have begun to wander',
      colour: 'green',
      selectors: [],
      tags: ['why'],
      version: 1,
      createdAt: now,
      updatedAt: now,
    },
    {
      id: 'h2',
      paperId: second,
      kind: 'highlight',
      body: '',
      quote: 'no sign of a steady state',
      colour: 'pink',
      selectors: [],
      tags: [],
      createdAt: now,
      updatedAt: now,
    },
  ]);
  await database.add(
    'activity',
    papers.flatMap(({ id, addedAt }, index) => [
      { id: `saved-${id}`, paperId: id, kind: 'saved', at: addedAt },
      ...(index % 3 === 0
        ? [{ id: `finished-${id}`, paperId: id, kind: 'finished', at: addedAt + 9 * day }]
        : []),
    ]),
  );
  await database.add('tags', [
    { name: 'nlp', colour: 'teal', updatedAt: 1 },
    { name: 'to cite', colour: 'yellow', updatedAt: 1 },
  ]);
  await database.add('views', [{ id: 'v1', name: 'Drifting', query: 'drift', rank: 1 }]);
}

/**
 * What comes before each test of a walk: another attempt begins without what the failed one left in
 * the library, the settings and the tabs.
 */
export async function afresh(
  { offprint, web }: Scene,
  { task }: TestContext,
  library: 'empty' | 'furnished',
): Promise<void> {
  if (!task.result?.retryCount) return;
  web.behave();
  for (const page of offprint.context.pages().slice(1)) await page.close();
  await offprint.database.clear();
  if (library === 'furnished') await furnish(offprint);
}
