/** Changes that are one transaction each: there as a whole, or not at all. */
import type { Row } from '../support/consistency.ts';
import {
  byId,
  type Case,
  freshPapers,
  howMany,
  message,
  seedPapers,
  someIds,
  tagsOf,
} from './trial.ts';

const named = (rows: Row[] = [], title: string) => rows.filter((row) => row.title === title);

const save: Case = {
  name: 'save',
  async prepare(context) {
    const { n } = context;
    const title = `Saved ${n}`;
    const [like] = seedPapers();
    const record = { ...like, identifiers: [`doi:10.5555/saved.${n}`], title, abstract: 'Whole.' };
    return message(
      context,
      'save',
      { record },
      {
        state(snapshot) {
          const found = named(snapshot.tables.papers, title);
          if (found.some(({ abstract }) => abstract !== 'Whole.')) return 'half a paper';
          const ids = found.map(({ id }) => id);
          const events = (snapshot.tables.activity ?? []).filter(
            ({ kind, paperId }) => kind === 'saved' && ids.includes(paperId),
          );
          return events.length === found.length ? howMany(found.length, 1) : 'saved without event';
        },
        keeps: (snapshot) => named(snapshot.tables.papers, title).length === 1,
      },
    );
  },
};

/** A record that names two papers of the library: they become one while it is saved. */
const saveUniting: Case = {
  name: 'save that unites two',
  async prepare(context) {
    const { n } = context;
    const pair = freshPapers(n, 'united', 2);
    await context.add('papers', pair);
    await context.add('annotations', [noteOf(`united-note-${n}`, pair[1]?.id)]);
    const identifiers = pair.flatMap((paper) => paper.identifiers);
    const record = { ...pair[0], identifiers, source: 'arxiv', urls: {} };
    return message(
      context,
      'save',
      { record },
      {
        state(snapshot) {
          const papers = byId(snapshot, 'papers');
          const left = pair.map(({ id }) => papers.get(id)).filter((row) => row !== undefined);
          const note = byId(snapshot, 'annotations').get(`united-note-${n}`);
          if (left.length === 2) return note?.paperId === pair[1]?.id ? 'none' : 'note has gone';
          const [one] = left;
          const whole = tagsOf(one).length >= 2 && note?.paperId === one?.id;
          return left.length === 1 && whole ? 'all' : 'half a union';
        },
        keeps: (snapshot) => byId(snapshot, 'annotations').has(`united-note-${n}`),
      },
    );
  },
};

const noteOf = (id: string, paperId = '') => ({
  id,
  paperId,
  kind: 'note',
  body: `Words of ${id}`,
  tags: [],
  createdAt: 1,
  updatedAt: 1,
});

const tag: Case = {
  name: 'tag 60 papers',
  async prepare(context) {
    const name = `tag ${context.n}`;
    const paperIds = someIds(context.n, 60);
    const has = (rows: Row[] = []) => rows.filter((row) => tagsOf(row).includes(name)).length;
    return message(
      context,
      'tag',
      { paperIds, add: [name], remove: [] },
      {
        state: ({ tables }) => howMany(has(tables.papers), 60),
        keeps: ({ tables }) => has(tables.papers) === 60,
      },
    );
  },
};

const note: Case = {
  name: 'note',
  async prepare(context) {
    const { n, worker } = context;
    const [paperId = ''] = someIds(n, 1);
    const noteId = `note-${n}`;
    const body = `First line ${n}\nSecond line ${n}`;
    // Every other one is written over an earlier text.
    const base = n % 2 === 0 ? '' : `First line ${n}`;
    if (base) await worker.say('note', { paperId, noteId, body: base, base: '' });
    const there = (rows: Row[] = []) => rows.find(({ id }) => id === noteId)?.body;
    return message(
      context,
      'note',
      { paperId, noteId, body, base },
      {
        state({ tables }) {
          const stored = there(tables.annotations);
          if (stored === body) return 'all';
          return stored === (base || undefined) ? 'none' : `the text is ${String(stored)}`;
        },
        keeps: ({ tables }) => there(tables.annotations) === body,
      },
    );
  },
};

const highlight: Case = {
  name: 'highlight with a note',
  async prepare(context) {
    const { n } = context;
    const [paperId = ''] = someIds(n, 1);
    const id = `highlight-${n}`;
    const selectors = [
      { type: 'TextQuoteSelector', exact: `passage ${n}`, prefix: '', suffix: '' },
    ];
    const edit = {
      ...{ paperId, id, made: { quote: `passage ${n}`, selectors } },
      ...{ body: `Marked ${n}`, base: '' },
    };
    const there = (rows: Row[] = []) => rows.find((row) => row.id === id);
    const whole = (row?: Row) => row?.body === `Marked ${n}` && row.quote === `passage ${n}`;
    return message(context, 'highlightSave', edit, {
      state({ tables }) {
        const row = there(tables.annotations);
        return row === undefined ? 'none' : whole(row) ? 'all' : 'half a highlight';
      },
      keeps: ({ tables }) => whole(there(tables.annotations)),
    });
  },
};

const edit: Case = {
  name: 'edit 40 papers',
  async prepare(context) {
    const { n } = context;
    const paperIds = someIds(n, 40);
    const venue = `Venue ${n}`;
    const year = 1900 + (n % 100);
    return message(
      context,
      'editMetadata',
      { paperIds, changes: { issued: { year }, venue } },
      {
        state({ tables }) {
          const done = (tables.papers ?? []).filter((row) => row.venue === venue);
          const whole = done.every(({ issued, provenance }) => {
            const said = provenance as { venue?: { source?: string } };
            return (issued as { year?: number }).year === year && said.venue?.source === 'user';
          });
          return whole ? howMany(done.length, 40) : 'half an edit';
        },
      },
    );
  },
};

const finish: Case = {
  name: 'status with its history',
  async prepare(context) {
    const papers = freshPapers(context.n, 'finished', 8);
    await context.add('papers', papers);
    const paperIds = papers.map(({ id }) => id);
    const status = { paperIds, status: 'read' };
    const done = (rows: Row[] = [], how: (row: Row) => boolean) => rows.filter(how).length;
    return message(context, 'status', status, {
      state({ tables }) {
        const read = done(
          tables.papers,
          (row) => paperIds.includes(String(row.id)) && row.status === 'read',
        );
        const told = done(
          tables.activity,
          (row) => row.kind === 'finished' && paperIds.includes(String(row.paperId)),
        );
        return read === told ? howMany(read, 8) : `${read} are read, ${told} events say so`;
      },
    });
  },
};

const merge: Case = {
  name: 'merge three papers',
  async prepare(context) {
    const { n } = context;
    const papers = freshPapers(n, 'merged', 3);
    await context.add('papers', papers);
    const notes = papers.map(({ id }, at) => noteOf(`merged-note-${n}-${at}`, id));
    await context.add('annotations', notes);
    const [keepId = '', ...otherIds] = papers.map(({ id }) => id);
    return message(
      context,
      'mergePapers',
      { keepId, otherIds },
      {
        state(snapshot) {
          const all = byId(snapshot, 'papers');
          const kept = byId(snapshot, 'annotations');
          const own = notes.filter(({ id, paperId }) => kept.get(id)?.paperId === paperId).length;
          const moved = notes.filter(({ id }) => kept.get(id)?.paperId === keepId).length;
          const left = otherIds.filter((id) => all.has(id)).length;
          const tags = tagsOf(all.get(keepId)).length;
          if (left === 2 && own === 3 && tags === 1) return 'none';
          return left === 0 && moved === 3 && tags === 3 ? 'all' : 'half a union';
        },
        keeps: (snapshot) => notes.every(({ id }) => byId(snapshot, 'annotations').has(id)),
      },
    );
  },
};

const bin: Case = {
  name: 'bin and back',
  async prepare(context) {
    const { n, worker } = context;
    const papers = freshPapers(n, 'binned', 10);
    const paperIds = papers.map(({ id }) => id);
    await context.add('papers', papers);
    const back = n % 2 === 1;
    if (back) await worker.say('remove', { paperIds });
    const binned = (rows: Row[] = []) =>
      rows.filter((row) => paperIds.includes(String(row.id)) && row.deletedAt !== undefined).length;
    return message(
      context,
      back ? 'restore' : 'remove',
      { paperIds },
      {
        state: ({ tables }) => {
          const count = binned(tables.papers);
          return howMany(back ? 10 - count : count, 10);
        },
      },
    );
  },
};

const purge: Case = {
  name: 'delete for good',
  async prepare(context) {
    const { n, worker } = context;
    const papers = freshPapers(n, 'purged', 4);
    const paperIds = papers.map(({ id }) => id);
    await context.add('papers', papers);
    await context.add(
      'annotations',
      papers.map(({ id }, at) => noteOf(`purged-note-${n}-${at}`, id)),
    );
    await worker.say('remove', { paperIds });
    const left = (rows: Row[] = [], key: string) =>
      rows.filter((row) => paperIds.includes(String(row[key]))).length;
    return message(
      context,
      'purge',
      { paperIds },
      {
        state({ tables }) {
          const gone = 4 - left(tables.papers, 'id');
          const words = 4 - left(tables.annotations, 'paperId');
          return gone === words ? howMany(gone, 4) : `${gone} papers and ${words} notes are gone`;
        },
      },
    );
  },
};

const rename: Case = {
  name: 'rename a tag',
  async prepare(context) {
    const { n, worker } = context;
    const paperIds = someIds(n, 30);
    await worker.say('tag', { paperIds, add: [`old ${n}`, `old ${n}/below`], remove: [] });
    const has = (rows: Row[] = [], name: string) =>
      rows.filter((row) => tagsOf(row).includes(name)).length;
    const asked = { from: `old ${n}`, to: `new ${n}` };
    return message(context, 'tagRename', asked, {
      state({ tables }) {
        const count = has(tables.papers, `new ${n}`);
        const same =
          has(tables.papers, `new ${n}/below`) === count &&
          has(tables.papers, `old ${n}`) === 30 - count;
        return same ? howMany(count, 30) : 'half a tree';
      },
      // The old name is nobody's once it was done: asking again is refused, and harmless.
      finish: async () => {
        await worker.say('tagRename', asked).catch(() => undefined);
      },
      keeps: ({ tables }) => has(tables.papers, `new ${n}`) === 30,
    });
  },
};

export const smallCases: readonly Case[] = [
  save,
  saveUniting,
  tag,
  note,
  highlight,
  edit,
  finish,
  merge,
  bin,
  purge,
  rename,
];
