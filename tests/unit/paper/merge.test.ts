import { describe, expect, it } from 'vitest';
import { editPaper } from '@/lib/paper/edit';
import { createPaper, mergeRecord, unitePapers } from '@/lib/paper/merge';
import { type Paper, type PaperRecord, paperSchema } from '@/lib/paper/schema';

const trusts: Record<string, number> = { user: 4, arxiv: 3, nature: 3, huggingface: 2, generic: 1 };
const trust = (source: string) => trusts[source] ?? 1;

const record = (changes: Partial<PaperRecord> = {}): PaperRecord => ({
  identifiers: ['arxiv:2406.01234'],
  title: 'On Invented Things',
  authors: [],
  kind: 'article',
  urls: {},
  categories: [],
  keywords: [],
  source: 'arxiv',
  ...changes,
});

const paper = (changes: Partial<PaperRecord> = {}, own: Partial<Paper> = {}): Paper => ({
  ...createPaper(record(changes), { id: 'a', now: 1000 }),
  ...own,
});

const merge = (into: Paper, changes: Partial<PaperRecord>, now = 2000) =>
  mergeRecord(into, record(changes), trust, now);

describe('createPaper', () => {
  it('is unread, expanded, and knows where each field is from', () => {
    const made = paper({
      identifiers: ['doi:10.48550/arXiv.2406.01234v2'],
      abstract: 'Of things.',
      urls: { pdf: 'https://arxiv.org/pdf/2406.01234' },
    });
    expect(made).toMatchObject({ status: 'unread', pinned: 0, tags: [], addedAt: 1000 });
    expect(made.identifiers).toEqual(['arxiv:2406.01234']);
    expect(made.provenance).toEqual({
      title: { source: 'arxiv', at: 1000 },
      abstract: { source: 'arxiv', at: 1000 },
      kind: { source: 'arxiv', at: 1000 },
      'urls.pdf': { source: 'arxiv', at: 1000 },
    });
    expect(paperSchema.parse(made)).toEqual(made);
  });
});

describe('mergeRecord, field by field', () => {
  const jane = { given: 'Jane', family: 'Doe' };
  const john = { given: 'John', family: 'Roe' };
  it.each<[string, Partial<PaperRecord>, Partial<PaperRecord>, Partial<PaperRecord>]>([
    [
      'an empty field is filled by anyone',
      {},
      { source: 'generic', abstract: 'A' },
      { abstract: 'A' },
    ],
    ['an empty value overwrites nothing', { abstract: 'A' }, { abstract: '' }, { abstract: 'A' }],
    ['an absent value overwrites nothing', { venue: 'V' }, {}, { venue: 'V' }],
    ['higher trust wins', { source: 'generic', title: 'T1' }, { title: 'T2' }, { title: 'T2' }],
    ['lower trust loses', { title: 'T1' }, { source: 'huggingface', title: 'T2' }, { title: 'T1' }],
    ['at equal trust the newer wins', { title: 'T1' }, { title: 'T2' }, { title: 'T2' }],
    [
      'a provisional title yields to any real one',
      { title: '2406.01234', provisional: true },
      { source: 'generic', title: 'T' },
      { title: 'T', provisional: undefined },
    ],
    [
      'a provisional title replaces no real one',
      { source: 'generic', title: 'T' },
      { title: '2406.01234', provisional: true },
      { title: 'T', provisional: undefined },
    ],
    [
      'an older version does not overwrite title, abstract, addresses',
      { version: 3, title: 'T3', abstract: 'A3', urls: { pdf: 'https://a.org/v3' } },
      {
        version: 1,
        title: 'T1',
        abstract: 'A1',
        urls: { pdf: 'https://a.org/v1', html: 'https://a.org/h' },
      },
      {
        version: 3,
        title: 'T3',
        abstract: 'A3',
        urls: { pdf: 'https://a.org/v3', html: 'https://a.org/h' },
      },
    ],
    [
      'an older version fills what is missing',
      { version: 3 },
      { version: 1, abstract: 'A1' },
      { version: 3, abstract: 'A1' },
    ],
    ['the highest version stays', { version: 1 }, { version: 4 }, { version: 4 }],
    [
      'lists are united',
      { categories: ['cs.CL'], keywords: ['a'] },
      { categories: ['cs.CL', 'cs.LG'], keywords: ['b'] },
      { categories: ['cs.CL', 'cs.LG'], keywords: ['a', 'b'] },
    ],
    [
      'identifiers are united',
      {},
      { identifiers: ['doi:10.1000/X', 'arxiv:2406.01234v2'] },
      { identifiers: ['arxiv:2406.01234', 'doi:10.1000/x'] },
    ],
    [
      'missing addresses are filled in by anyone, others only by equals',
      { urls: { pdf: 'https://a.org/1' } },
      { source: 'generic', urls: { pdf: 'https://b.org/2', code: 'https://b.org/c' } },
      { urls: { pdf: 'https://a.org/1', code: 'https://b.org/c' } },
    ],
    [
      'names in parts win over whole ones',
      { authors: [{ literal: 'Jane Doe' }] },
      { authors: [jane] },
      { authors: [jane] },
    ],
    [
      'whole names do not win over names in parts',
      { authors: [jane] },
      { authors: [{ literal: 'Jane Doe' }] },
      { authors: [jane] },
    ],
    [
      'no shorter list at equal trust',
      { authors: [jane, john] },
      { authors: [jane] },
      { authors: [jane, john] },
    ],
    [
      'a longer list at equal trust',
      { authors: [jane] },
      { authors: [jane, john] },
      { authors: [jane, john] },
    ],
    [
      'no longer list of lower trust',
      { authors: [jane] },
      { source: 'generic', authors: [jane, john] },
      { authors: [jane] },
    ],
    [
      'within a year the more precise date',
      { source: 'nature', issued: { year: 2020 } },
      { source: 'generic', issued: { year: 2020, month: 3, day: 4 } },
      { issued: { year: 2020, month: 3, day: 4 } },
    ],
    [
      'across years trust decides',
      { issued: { year: 2020 } },
      { source: 'generic', issued: { year: 2021, month: 3 } },
      { issued: { year: 2020 } },
    ],
    [
      'a preprint becomes published',
      {},
      { source: 'generic', kind: 'article-journal' },
      { kind: 'article-journal' },
    ],
    [
      'what is published stays published',
      { source: 'generic', kind: 'paper-conference', venue: 'Conf', issued: { year: 2021 } },
      { source: 'huggingface', kind: 'article' },
      { kind: 'paper-conference' },
    ],
    [
      'a preprint of equal trust does not move venue and year back',
      { source: 'nature', kind: 'article-journal', venue: 'Nature', issued: { year: 2021 } },
      { source: 'arxiv', venue: 'arXiv', issued: { year: 2020, month: 1 } },
      { venue: 'Nature', issued: { year: 2021 }, kind: 'article-journal' },
    ],
  ])('%s', (_rule, before, after, expected) => {
    const merged = merge(paper(before), after);
    for (const [field, value] of Object.entries(expected)) {
      expect(merged[field as keyof Paper], field).toEqual(value);
    }
    expect(mergeRecord(merged, record(after), trust, 3000), 'a second time').toBe(merged);
    expect(paperSchema.parse(merged)).toEqual(merged);
  });

  it('never overwrites what the user typed, or cleared', () => {
    const edited = editPaper(
      paper({ abstract: 'A', urls: { code: 'https://a.org' } }),
      { title: 'Mine', abstract: '', urls: { code: 'https://mine.org' }, keywords: ['my word'] },
      1500,
    );
    const merged = merge(edited, {
      title: 'Theirs',
      abstract: 'B',
      urls: { code: 'https://b.org', pdf: 'https://b.org/p' },
      keywords: ['theirs'],
    });
    expect(merged).toMatchObject({
      title: 'Mine',
      keywords: ['my word'],
      urls: { code: 'https://mine.org', pdf: 'https://b.org/p' },
    });
    expect(merged.abstract).toBeUndefined();
  });

  it('leaves the user’s fields alone', () => {
    const own = {
      tags: ['x'],
      status: 'read',
      rank: 1,
      pinned: 1,
      rating: 4,
      statusAt: 1,
      openedAt: 2,
    } as const;
    const merged = merge(paper({}, { ...own, tags: ['x'] }), { title: 'Other', version: 2 });
    expect(merged).toMatchObject({ ...own, addedAt: 1000, updatedAt: 2000, id: 'a' });
  });

  it('returns the same object when nothing is new', () => {
    const known = paper({ abstract: 'A' });
    expect(merge(known, { abstract: 'A' })).toBe(known);
    expect(merge(known, {})).toBe(known);
  });

  it('remembers the better witness of a value', () => {
    const seen = merge(paper({ source: 'generic', title: 'T' }), { source: 'arxiv', title: 'T' });
    expect(merge(seen, { source: 'huggingface', title: 'Other' }, 3000).title).toBe('T');
  });

  it('does not change its arguments', () => {
    const known = Object.freeze(paper());
    Object.freeze(known.provenance);
    Object.freeze(known.urls);
    expect(merge(known, { title: 'New', urls: { pdf: 'https://a.org' } })).not.toBe(known);
  });
});

describe('editPaper', () => {
  it('keeps the paper when nothing changes or the title is emptied', () => {
    const known = paper();
    expect(editPaper(known, { title: known.title }, 2000)).toBe(known);
    expect(editPaper(known, { title: '  ' }, 2000)).toBe(known);
    expect(editPaper(known, { identifiers: ['nonsense'] }, 2000)).toBe(known);
  });

  it('makes a stand-in title real', () => {
    const edited = editPaper(paper({ provisional: true }), { title: 'Real' }, 2000);
    expect(edited.provisional).toBeUndefined();
    expect(edited.provenance.title).toEqual({ source: 'user', at: 2000 });
  });
});

describe('unitePapers', () => {
  const unite = (a: Paper, b: Paper) => unitePapers(a, b, trust, 9000);

  it('unites what the user did', () => {
    const a = paper(
      {},
      { tags: ['x', 'é'], status: 'read', addedAt: 5, openedAt: 7, deletedAt: 8 },
    );
    const b = paper(
      { identifiers: ['doi:10.1000/x'] },
      { id: 'b', tags: ['e\u0301', 'y'], pinned: 1, rating: 3, addedAt: 3, openedAt: 9 },
    );
    const united = unite(a, b);
    expect(united).toMatchObject({
      id: 'a',
      tags: ['x', 'é', 'y'],
      status: 'read',
      pinned: 1,
      rating: 3,
      addedAt: 3,
      openedAt: 9,
      identifiers: ['arxiv:2406.01234', 'doi:10.1000/x'],
    });
    expect(united.deletedAt).toBeUndefined();
  });

  it.each<[string, Partial<Paper>, Partial<Paper>, Partial<Paper>]>([
    [
      'the status set last',
      { status: 'read', statusAt: 1 },
      { status: 'reading', statusAt: 2 },
      { status: 'reading', statusAt: 2 },
    ],
    [
      'one set over one never set',
      { status: 'unread', statusAt: 1 },
      { status: 'read' },
      { status: 'unread', statusAt: 1 },
    ],
    [
      'the furthest when neither was set',
      { status: 'unread' },
      { status: 'reading' },
      { status: 'reading' },
    ],
    ['in the bin if both are', { deletedAt: 4 }, { deletedAt: 6 }, { deletedAt: 6 }],
  ])('keeps %s', (_rule, a, b, expected) => {
    expect(unite(paper({}, a), paper({}, { ...b, id: 'b' }))).toMatchObject(expected);
    expect(unite(paper({}, b), paper({}, { ...a, id: 'b' }))).toMatchObject(expected);
  });

  it('keeps what either user typed over what sites say', () => {
    const typed = editPaper(paper({ source: 'generic', title: 'Site' }), { title: 'Typed' }, 500);
    expect(unite(paper({ title: 'Newer' }), { ...typed, id: 'b' }).title).toBe('Typed');
    expect(unite({ ...typed, id: 'b' }, paper({ title: 'Newer' })).title).toBe('Typed');
  });

  it('is idempotent, and no order drops anything of the user’s', () => {
    // A small deterministic generator: the same cases on every run.
    let seed = 7;
    const pick = <T>(...items: T[]): T => {
      seed = (seed * 48_271) % 2_147_483_647;
      return items[seed % items.length] as T;
    };
    const any = (id: string): Paper => {
      const made = paper(
        {
          source: pick('arxiv', 'nature', 'generic'),
          title: pick('T1', 'T2', 'Т3', '標題'),
          kind: pick('article', 'article-journal'),
          keywords: pick([], ['k1'], ['k2', 'k1']),
        },
        {
          id,
          addedAt: pick(1, 2, 3),
          status: pick('unread', 'reading', 'read'),
          pinned: pick(0, 1),
        },
      );
      const tags = pick([], ['a'], ['b', 'c d'], ['ü', 'a']);
      const typed = pick(false, true)
        ? editPaper(made, { title: `typed ${id}` }, pick(10, 20))
        : made;
      return {
        ...typed,
        tags,
        ...(pick(true, false) && { rating: pick(1, 5), statusAt: pick(1, 2) }),
      };
    };
    const users = (p: Paper) => [
      p.tags.toSorted(),
      p.status,
      p.statusAt,
      p.pinned,
      p.rating,
      p.addedAt,
      p.openedAt,
      p.provenance.title?.source === 'user' ? p.title : undefined,
    ];
    for (let round = 0; round < 300; round += 1) {
      const [a, b] = [any('a'), any('b')];
      const united = unite(a, b);
      expect(users(united)).toEqual(users(unite(b, a)));
      expect(unite(united, b)).toBe(united);
      expect(unite(a, a)).toBe(a);
      for (const tag of [...a.tags, ...b.tags]) expect(united.tags).toContain(tag);
      expect(mergeRecord(united, record({ title: 'Again' }), trust, 9500).tags).toBe(united.tags);
    }
  });
});
