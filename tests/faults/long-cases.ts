/** Changes of several transactions, and work that goes on by itself: what was begun comes to an end. */
/// <reference types="chrome" />

import { sections } from '../../lib/exchange/sections.ts';
import { filed } from '../../lib/paper/merge.ts';
import { type Row, rowsOf, type Snapshot } from '../support/consistency.ts';
import {
  byId,
  type Case,
  type Context,
  freshPapers,
  howMany,
  manyIds,
  message,
  tagsOf,
} from './trial.ts';

const importing = 700;

async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const openSteps = ({ tables }: Snapshot) =>
  (tables.undoSteps ?? []).filter(({ id }) => String(id).startsWith('open/')).length;

const tagMany: Case = {
  name: 'tag 1,020 papers',
  async prepare(context) {
    const { n, worker } = context;
    const name = `many ${n}`;
    const paperIds = manyIds();
    const asked = { paperIds, add: [name], remove: [] };
    return message(context, 'tag', asked, {
      parts: true,
      state(snapshot) {
        const count = (snapshot.tables.papers ?? []).filter((row) => tagsOf(row).includes(name));
        const half = openSteps(snapshot) > 0 ? 'part' : 'half of it, and nothing that says so';
        return howMany(count.length, paperIds.length, half);
      },
      async finish() {
        // Whatever wakes the worker makes it take back the half; then the user asks again.
        await worker.say('look', { identifiers: [] });
        await worker.say('tag', asked);
      },
    });
  },
};

const undoMany: Case = {
  name: 'undo of 1,020 papers',
  async prepare(context) {
    const { n, worker } = context;
    const name = `undone ${n}`;
    const paperIds = manyIds();
    const done = await worker.say('tag', { paperIds, add: [name], remove: [] });
    const { undoId } = done as { undoId: string };
    return message(
      context,
      'revert',
      { undoId },
      {
        parts: true,
        state(snapshot) {
          const left = (snapshot.tables.papers ?? []).filter((row) => tagsOf(row).includes(name));
          const half = openSteps(snapshot) > 0 ? 'part' : 'half of it, and nothing that says so';
          return howMany(paperIds.length - left.length, paperIds.length, half);
        },
      },
    );
  },
};

/** Lays an import aside as the page does; it is not written yet. */
async function stageImport({ worker, n }: Context): Promise<string> {
  const id = `import-${n}`;
  await worker.say('importBegin', { id, name: 'flock.bib', format: 'bibtex' });
  const drafts = freshPapers(n, 'imported', importing).map(({ title, identifiers }) => ({
    label: title,
    record: { ...{ title, identifiers }, source: 'bibtex' },
    mine: { tags: [`import ${n}`], notes: [{ text: `Note of ${title}` }] },
  }));
  for (let from = 0; from < drafts.length; from += 400) {
    await worker.say('importStage', { id, from, drafts: drafts.slice(from, from + 400) });
  }
  await worker.say('importRead', { id, problems: [], format: 'bibtex' });
  return id;
}

const ofImport = (rows: Row[] = [], n: number) =>
  rows.filter(({ title }) => String(title).startsWith(`imported ${n} `)).length;

const stateOf = (snapshot: Snapshot, id: string) =>
  byId(snapshot, 'imports').get(id)?.state as string | undefined;

/** What a run leaves of an import would only make the next ones slower. */
async function forgetImports({ worker, row, snapshot }: Context): Promise<void> {
  for (const { id, state } of rowsOf(await snapshot(), 'imports')) {
    if (state === 'done') {
      await worker.say('importUndo', { id });
      await until(async () => (await row('imports', String(id)))?.state === 'undone');
    }
    await worker.say('importForget', { id });
  }
}

const importCase: Case = {
  name: 'import 700 papers',
  async prepare(context) {
    const { n, worker, row } = context;
    await forgetImports(context);
    const id = await stageImport(context);
    const isDone = async () => (await row('imports', id))?.state === 'done';
    return {
      parts: true,
      begin: () => worker.ask('importCommit', { id }),
      ended: isDone,
      state(now) {
        const count = ofImport(now.tables.papers, n);
        const notes = (now.tables.annotations ?? []).filter(({ body }) =>
          String(body).startsWith(`Note of imported ${n} `),
        );
        if (notes.length !== count) return `${count} papers have ${notes.length} notes`;
        return howMany(count, importing, stateOf(now, id) === 'writing' ? 'part' : 'stuck');
      },
      async finish() {
        if ((await row('imports', id))?.state === 'preview')
          await worker.say('importCommit', { id });
        else await worker.ring('import');
      },
      finished: isDone,
    };
  },
};

const importUndo: Case = {
  name: 'undo of an import',
  async prepare(context) {
    const { n, worker, row } = context;
    await forgetImports(context);
    const id = await stageImport(context);
    await worker.say('importCommit', { id });
    await until(async () => (await row('imports', id))?.state === 'done');
    const isUndone = async () => (await row('imports', id))?.state === 'undone';
    return {
      parts: true,
      begin: () => worker.ask('importUndo', { id }),
      ended: isUndone,
      state(now) {
        const left = ofImport(now.tables.papers, n);
        const half = stateOf(now, id) === 'undoing' ? 'part' : 'stuck';
        return howMany(importing - left, importing, half);
      },
      async finish() {
        if ((await row('imports', id))?.state === 'done') await worker.say('importUndo', { id });
        else await worker.ring('import');
      },
      finished: isUndone,
    };
  },
};

const restore = (mode: 'replace' | 'unite'): Case => ({
  name: `restore a backup (${mode})`,
  async prepare(context) {
    const { n, worker, snapshot } = context;
    const mark = `mark ${mode} ${n}`;
    const { tables } = await snapshot();
    const marked = (row: Row): Row =>
      row.id === 'seed-000000'
        ? { ...row, tags: [...tagsOf(row), mark], updatedAt: Number(row.updatedAt) + 1 }
        : row;
    const rows = sections.flatMap((section) =>
      (tables[section] ?? []).map((row) => {
        return { section, row: section === 'papers' ? marked(row) : row };
      }),
    );
    const fresh = freshPapers(n, `restored${mode}`, 1).map(filed);
    const all = [...fresh.map((row) => ({ section: 'papers', row })), ...rows];
    const begun = await worker.say('startRestore', { name: 'mine.json' });
    const { importId } = begun as { importId: string };
    for (let from = 0; from < all.length; from += 1000) {
      const part = all.slice(from, from + 1000);
      await worker.say('stageRestore', { importId, from, rows: part });
    }
    const asked = { importId, mode, total: all.length };
    return message(context, 'restoreBackup', asked, {
      state(now) {
        const first = byId(now, 'papers').get('seed-000000');
        const brought = byId(now, 'papers').has(fresh[0]?.id ?? '');
        const staged = byId(now, 'imports').has(importId);
        const has = tagsOf(first).includes(mark);
        const kept = Object.keys(tables).every(
          (table) =>
            !['papers', 'annotations'].includes(table) ||
            (now.tables[table]?.length ?? 0) >= (tables[table]?.length ?? 0),
        );
        if (!kept) return 'rows are missing';
        if (has && brought && !staged) return 'all';
        return !has && !brought && staged ? 'none' : 'half a restore';
      },
      async finish() {
        const there = byId(await snapshot(), 'imports').has(importId);
        if (there) await worker.say('restoreBackup', asked);
      },
      keeps: (now) => byId(now, 'papers').has(fresh[0]?.id ?? ''),
    });
  },
});

const backup: Case = {
  name: 'backup',
  async prepare(context) {
    const { n, worker } = context;
    const [paper] = freshPapers(n, 'backed', 1);
    await context.add('papers', [{ ...paper, updatedAt: Date.now() }]);
    const before = (await context.snapshot()).backups.backups.map(({ id }) => id);
    // That those that are there are whole is one of the invariants.
    const made = (now: Snapshot) => now.backups.backups.filter(({ id }) => !before.includes(id));
    return message(
      context,
      'backUp',
      { why: 'hand' },
      {
        state(now) {
          const [newest, ...more] = made(now);
          if (more.length > 0) return 'two backups of one';
          const counts = newest?.counts as { papers?: number } | undefined;
          if (!newest) return 'none';
          return counts?.papers === now.tables.papers?.length ? 'all' : 'it lacks papers';
        },
        async finish() {
          // A worker that died has a lease of a minute; it is over.
          await worker.page.evaluate(async () => {
            const open = indexedDB.open('offprint-backups');
            const db = await new Promise<IDBDatabase>((resolve, reject) => {
              open.onsuccess = () => resolve(open.result);
              open.onerror = () => reject(open.error);
            });
            const transaction = db.transaction('leases', 'readwrite');
            transaction.objectStore('leases').clear();
            await new Promise<void>((resolve) => {
              transaction.oncomplete = () => resolve();
            });
            db.close();
          });
          if (made(await context.snapshot()).length === 0)
            await worker.say('backUp', { why: 'hand' });
        },
      },
    );
  },
};

const digest: Case = {
  name: 'digest',
  async prepare(context) {
    const { worker, snapshot } = context;
    const dayMs = 86_400_000;
    const plan = { on: true, every: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], time: '00:00' };
    await worker.page.evaluate(
      async ({ plan, since }) => {
        await chrome.alarms.clear('digest');
        const open = indexedDB.open('offprint');
        const db = await new Promise<IDBDatabase>((resolve) => {
          open.onsuccess = () => resolve(open.result);
        });
        const transaction = db.transaction(['digests'], 'readwrite');
        transaction.objectStore('digests').clear();
        await new Promise<void>((resolve) => {
          transaction.oncomplete = () => resolve();
        });
        db.close();
        const { settings } = await chrome.storage.local.get<{ settings?: { digest?: object } }>();
        const digest = { ...settings?.digest, ...plan, since };
        await chrome.storage.local.set({ settings: { ...settings, digest } });
      },
      { plan, since: Date.now() - 3 * dayMs },
    );
    const isMade = async () => rowsOf(await snapshot(), 'digests').length > 0;
    return {
      begin: () => worker.ring('digest'),
      ended: isMade,
      state(now) {
        const [issue, ...more] = now.tables.digests ?? [];
        if (more.length > 0) return 'two issues of one day';
        const data = issue?.data as { sections?: unknown } | undefined;
        return issue ? (Array.isArray(data?.sections) ? 'all' : 'half an issue') : 'none';
      },
      finish: () => worker.ring('digest'),
      finished: isMade,
    };
  },
};

export const longCases: readonly Case[] = [
  tagMany,
  undoMany,
  importCase,
  importUndo,
  restore('unite'),
  restore('replace'),
  backup,
  digest,
];
