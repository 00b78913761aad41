/** Laws of the store, on whatever chance makes up: undo, merging, notes written by two at once. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { removePapers, restorePapers } from '@/lib/library/bin';
import { pinPapers, ratePapers, setStatus, tagPapers } from '@/lib/library/change';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { editMetadata } from '@/lib/library/edit';
import { saveHighlight } from '@/lib/library/highlights';
import { writeNote } from '@/lib/library/notes';
import { rankPapers } from '@/lib/library/rank';
import { revert } from '@/lib/library/revert';
import { savePaper } from '@/lib/library/save';
import { removeTag, renameTag } from '@/lib/library/tags';
import { mergePapers } from '@/lib/library/unite';
import { removeView, saveView } from '@/lib/library/views';
import type { At } from '@/lib/library/write';
import { runs } from '../support/runs';
import { freshLibrary, moment, record } from './support';

vi.setConfig({ testTimeout: 60_000 });

let count = 0;

/** Runs on a library of its own, which is gone afterwards. */
async function inLibrary(work: (db: LibraryDatabase) => Promise<void>): Promise<void> {
  count += 1;
  const db = await openDatabase(`laws-${count}`);
  try {
    await work(db);
  } finally {
    db.close();
    await db.delete();
  }
}

const ids = ['a', 'b', 'c'];
const id = fc.constantFrom(...ids);
const some = fc.uniqueArray(id, { minLength: 1, maxLength: 3 });
const tag = fc.constantFrom('nlp', 'nlp/parsing', 'nlp/parsing/old', 'to cite', '羊');
const tags = fc.uniqueArray(tag, { maxLength: 3 });
const word = fc.constantFrom('sheep', 'Wölfe', '羊', 'a "b" <c>');

type Act = (db: LibraryDatabase, at: At) => Promise<unknown>;

/** What anybody can do to a library, and take back. */
const act: fc.Arbitrary<[name: string, act: Act]> = fc.oneof(
  fc
    .tuple(some, tags, tags)
    .map(([papers, add, remove]): [string, Act] => [
      `tag ${papers} +${add} -${remove}`,
      (db, at) => tagPapers(db, papers, { add, remove }, at),
    ]),
  fc
    .tuple(some, fc.constantFrom('unread' as const, 'reading' as const, 'read' as const))
    .map(([papers, status]): [string, Act] => [
      `${papers} ${status}`,
      (db, at) => setStatus(db, papers, status, at),
    ]),
  fc
    .tuple(some, fc.boolean())
    .map(([papers, pinned]): [string, Act] => [
      `pin ${papers} ${pinned}`,
      (db, at) => pinPapers(db, papers, pinned, at),
    ]),
  fc
    .tuple(some, fc.integer({ min: 1, max: 5 }))
    .map(([papers, stars]): [string, Act] => [
      `rate ${papers} ${stars}`,
      (db, at) => ratePapers(db, papers, stars, at),
    ]),
  some.map((papers): [string, Act] => [`bin ${papers}`, (db, at) => removePapers(db, papers, at)]),
  some.map((papers): [string, Act] => [
    `unbin ${papers}`,
    (db, at) => restorePapers(db, papers, at),
  ]),
  fc
    .tuple(some, fc.constantFrom('first' as const, 'last' as const))
    .map(([papers, end]): [string, Act] => [
      `rank ${papers} ${end}`,
      (db, at) => rankPapers(db, papers, { end }, at),
    ]),
  fc
    .tuple(id, word, word)
    .map(([paper, title, venue]): [string, Act] => [
      `edit ${paper} ${title} ${venue}`,
      (db, at) => editMetadata(db, [paper], { changes: { title, venue, abstract: null } }, at),
    ]),
  fc
    .tuple(tag, tag)
    .map(([from, to]): [string, Act] => [
      `rename ${from} ${to}`,
      (db, at) => renameTag(db, { from, to }, at),
    ]),
  tag.map((each): [string, Act] => [`remove ${each}`, (db, at) => removeTag(db, each, at)]),
  fc
    .tuple(id, id)
    .filter(([keep, other]) => keep !== other)
    .map(([keepId, other]): [string, Act] => [
      `merge ${keepId} ${other}`,
      (db, at) => mergePapers(db, { keepId, otherIds: [other] }, at),
    ]),
  fc
    .tuple(fc.constantFrom('v', 'w'), word)
    .map(([view, name]): [string, Act] => [
      `view ${view} ${name}`,
      (db, at) => saveView(db, { id: view, name, query: `tag:${name}` }, at),
    ]),
  fc
    .constantFrom('v', 'w')
    .map((view): [string, Act] => [`no view ${view}`, (db, at) => removeView(db, view, at)]),
);

async function fill(db: LibraryDatabase): Promise<void> {
  for (const [n, each] of ids.entries()) {
    const said = record({ identifiers: [`doi:10.1234/${each}`], title: `On ${each}` });
    await savePaper(db, said, { now: n, newId: () => each });
    await writeNote(db, { paperId: each, noteId: `n${each}`, body: each, base: '' }, moment(5));
    const made = { quote: `q${each}`, selectors: [] };
    await saveHighlight(db, { paperId: each, id: `h${each}`, made, colour: 'blue' }, moment(6));
  }
  await tagPapers(db, ['a'], { add: ['nlp/parsing', 'to cite'], remove: [] }, moment(7));
  await tagPapers(db, ['b'], { add: ['nlp', '羊'], remove: [] }, moment(8));
  await removePapers(db, ['c'], moment(9));
  await saveView(db, { id: 'v', name: 'Sheep', query: 'tag:nlp' }, moment(10));
}

/** Everything of the user's, but for when it was written and in which order tags stand. */
async function everything(db: LibraryDatabase) {
  const tables = [db.papers, db.annotations, db.activity, db.outbox, db.tags, db.views];
  const rows = await Promise.all(tables.map((table) => table.toArray()));
  return rows.map((all) =>
    (all as { tags?: string[] }[])
      .map((row) => ({
        ...row,
        ...(row.tags && { tags: [...row.tags].sort() }),
        updatedAt: undefined,
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );
}

const failed = () => ({ undoId: undefined });

it('what was done and taken back was never done, also the last of many', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 5 }), (acts) =>
      inLibrary(async (db) => {
        await fill(db);
        const states = [await everything(db)];
        const steps: (string | undefined)[] = [];
        for (const [n, [, each]] of acts.entries()) {
          const at = { ...moment(100 + n, 'u'), undoable: true };
          // What cannot be done (a paper in the bin, a name twice) does nothing.
          const { undoId } = (await each(db, at).catch(failed)) as { undoId?: string };
          steps.push(undoId);
          if (undoId === undefined) expect(await everything(db)).toEqual(states.at(-1));
          states.push(await everything(db));
        }
        for (const undoId of steps.reverse()) {
          states.pop();
          if (undoId === undefined) continue;
          const { kept } = await revert(db, undoId, moment(200));
          expect(kept).toBe(0);
          expect(await everything(db)).toEqual(states.at(-1));
          // Taken back twice is taken back once.
          await revert(db, undoId, moment(201));
          expect(await everything(db)).toEqual(states.at(-1));
        }
      }),
    ),
    { numRuns: runs(20) },
  );
});

it('papers merged in any order have every tag, note and highlight of all, once', async () => {
  const orders = fc.shuffledSubarray(ids, { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(orders, fc.array(act, { maxLength: 4 }), fc.boolean(), (order, acts, asKept) =>
      inLibrary(async (db) => {
        await fill(db);
        await restorePapers(db, ['c'], moment(20));
        for (const [n, [name, each]] of acts.entries()) {
          if (/^(tag|remove|rename|rate|pin)/.test(name)) await each(db, moment(30 + n));
        }
        const before = await db.papers.toArray();
        const [keepId = '', ...otherIds] = order;
        await mergePapers(db, { keepId, otherIds, asKept }, moment(50));
        await mergePapers(db, { keepId, otherIds, asKept }, moment(51));
        const [one, ...more] = await db.papers.toArray();
        expect(more).toEqual([]);
        expect([...(one?.tags ?? [])].sort()).toEqual(
          [...new Set(before.flatMap((each) => each.tags))].sort(),
        );
        expect(one?.pinned).toBe(Math.max(...before.map(({ pinned }) => pinned)));
        expect(one?.identifiers).toHaveLength(3);
        const said = await db.annotations.toArray();
        expect(said.map((each) => each.id).sort()).toEqual(['ha', 'hb', 'hc', 'na', 'nb', 'nc']);
        expect(new Set(said.map(({ paperId }) => paperId))).toEqual(new Set([keepId]));
        expect(said.every(({ deletedAt }) => deletedAt === undefined)).toBe(true);
      }),
    ),
    { numRuns: runs(12) },
  );
});

const made = { quote: 'a passage', selectors: [] };

const plain = fc.constantFrom(
  'the',
  'sheep',
  'of',
  'a',
  'field',
  'Table 3',
  '羊',
  'x^2',
  '\n\n',
  '😀',
);
const text = fc.array(plain, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));

/** Changes to a text: at places in it, so many letters out, a word in that nobody else writes. */
const changes = fc.array(
  fc.record({ at: fc.nat(200), out: fc.constantFrom(0, 0, 3, 12, 60), put: fc.boolean() }),
  { minLength: 1, maxLength: 3 },
);

function changed(
  base: string,
  who: string,
  all: readonly { at: number; out: number; put: boolean }[],
) {
  let body = Array.from(base);
  const written: string[] = [];
  for (const [n, { at, out, put }] of all.entries()) {
    const place = at % (body.length + 1);
    const mine = put ? `⟦${who}${n}⟧` : '';
    if (put) written.push(mine);
    body = [...body.slice(0, place), mine, ...body.slice(place + out)];
  }
  const whole = body.join('');
  // A later change may have taken an earlier word out again.
  return { body: whole, written: written.filter((mine) => whole.includes(mine)) };
}

it('of two who write one note at once, both find every word that they wrote', async () => {
  const db = await freshLibrary();
  await fill(db);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(text, changes, changes, fc.boolean(), async (base, one, two, onPassage) => {
      run += 1;
      const noteId = `run${run}`;
      const write = (body: string, from: string, now: number) =>
        onPassage
          ? saveHighlight(db, { paperId: 'a', id: noteId, made, body, base: from }, moment(now))
          : writeNote(db, { paperId: 'a', noteId, body, base: from }, moment(now));
      // A note that could not be merged has an id made of the note's.
      const rows = () => db.annotations.where('id').startsWith(noteId).toArray();
      await write(base, '', 20);
      const [mine, theirs] = [changed(base, 'A', one), changed(base, 'B', two)];
      await write(mine.body, base, 30);
      await write(theirs.body, base, 31);
      const first = await rows();
      // The answer got lost: it is sent again.
      await write(theirs.body, base, 32);
      const again = await rows();
      expect(again.map(({ body }) => body)).toEqual(first.map(({ body }) => body));
      const live = again.filter((row) => row.deletedAt === undefined).map(({ body }) => body);
      for (const word of [...mine.written, ...theirs.written]) {
        expect(live.filter((body) => body.includes(word)).length, word).toBe(1);
      }
      await db.annotations.bulkDelete(again.map(({ id: each }) => each));
    }),
    { numRuns: runs(100) },
  );
});
