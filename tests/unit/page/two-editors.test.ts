/** Two windows that write one note, in whatever order messages, answers and pictures come. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LibraryDatabase } from '@/lib/library/database';
import { writeNote } from '@/lib/library/notes';
import { notesOf } from '@/lib/library/read';
import type { NoteChange, NoteSaved } from '@/lib/messaging/protocol';
import { ok, type Result } from '@/lib/messaging/result';
import { placeAfter } from '@/lib/notes/caret';
import { createNoteSync } from '@/lib/page/card/note-sync';
import { library, moment } from '../library/support';
import { runs } from '../support/runs';

vi.setConfig({ testTimeout: 60_000 });

// The database has timers of its own.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const begun = 'The beginning.\n\nThe middle that stays as it is for a while.\n\nThe end.';
const noteId = 'note';

/** A window: what its field shows may be older than what its synchroniser knows. */
function open(db: LibraryDatabase, words: string, place: number) {
  const letters = [...words];
  const sent: { change: NoteChange; answer: (result: Result<NoteSaved>) => void }[] = [];
  const answers: (() => void)[] = [];
  let shown = begun;
  let caret = place;
  const sync = createNoteSync({
    paperId: 'a',
    note: { id: noteId, body: begun },
    send: (change) => new Promise((answer) => sent.push({ change, answer })),
    changed: () => {},
    acknowledged: () => {},
    replaced: () => {},
    intervalMs: 0,
  });
  const steps = {
    type() {
      const letter = letters.shift();
      if (letter === undefined) return;
      const seen = shown;
      shown = seen.slice(0, caret) + letter + seen.slice(caret);
      caret += letter.length;
      sync.write(shown, seen);
    },
    async arrive() {
      const message = sent.shift();
      if (!message) return;
      const saved = await writeNote(db, message.change, moment(1));
      answers.push(() => message.answer(ok(saved)));
    },
    answer: () => answers.shift()?.(),
    async tell() {
      const note = (await notesOf(db, 'a')).find(({ id }) => id === noteId);
      if (note) sync.adopt({ id: noteId, body: note.body });
    },
    draw() {
      caret = placeAfter(shown, sync.state.text, caret);
      shown = sync.state.text;
    },
  };
  return {
    steps,
    shown: () => shown,
    restless: () => letters.length > 0 || sync.state.unsaved || sent.length > 0,
  };
}

const step = fc.tuple(
  fc.constantFrom(0, 1),
  fc.constantFrom('type', 'type', 'arrive', 'answer', 'tell', 'draw'),
);
const words = fc.constantFrom('From the left: ', 'From the right.', 'The end', '左から', 'x');

it('keeps the words of both in one note', async () => {
  const db = await library('a');
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 20, maxLength: 120 }),
      words,
      words,
      async (order, left, right) => {
        await db.annotations.clear();
        await writeNote(db, { paperId: 'a', noteId, base: '', body: begun }, moment(0));
        const windows = [open(db, left, 0), open(db, right, begun.length)] as const;
        const go = async (which: number, name: keyof (typeof windows)[0]['steps']) => {
          await windows[which === 0 ? 0 : 1].steps[name]();
          await vi.advanceTimersByTimeAsync(0);
        };
        for (const [which, name] of order) await go(which, name);
        for (let round = 0; round < 200 && windows.some((one) => one.restless()); round += 1) {
          for (const which of [0, 1]) {
            for (const name of ['draw', 'type', 'arrive', 'answer'] as const) await go(which, name);
          }
        }
        const whole = `${left}${begun}${right}`;
        expect((await notesOf(db, 'a')).map(({ body }) => body)).toEqual([whole]);
        for (const which of [0, 1]) {
          await go(which, 'tell');
          await go(which, 'draw');
        }
        expect(windows.map((one) => one.shown())).toEqual([whole, whole]);
      },
    ),
    { numRuns: runs(150) },
  );
});
