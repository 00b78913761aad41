import { describe, expect, it } from 'vitest';
import { editPaper, takeSite } from '@/lib/paper/edit';
import { createPaper, mergeRecord, unitePapers } from '@/lib/paper/merge';
import { type Paper, type PaperRecord, recordSchema } from '@/lib/paper/schema';

const trust = (source: string) => ({ user: 4, arxiv: 3, index: 2 })[source] ?? 1;
const said = (changes: Partial<PaperRecord> = {}): PaperRecord =>
  recordSchema.parse({
    identifiers: ['arxiv:2401.00001'],
    title: 'Sheep',
    venue: 'Wool',
    urls: { pdf: 'https://example.org/a.pdf' },
    source: 'arxiv',
    ...changes,
  });
const made = (changes: Partial<PaperRecord> = {}, id = 'a'): Paper =>
  createPaper(said(changes), { id, now: 1 });

describe('what the site says of an edited field', () => {
  it('is kept, and can be taken again', () => {
    const paper = made();
    const edited = editPaper(
      paper,
      { title: 'Mine', urls: { pdf: 'https://example.org/b.pdf' } },
      10,
    );
    expect(edited.told).toEqual({
      title: { value: 'Sheep', source: 'arxiv', at: 1 },
      'urls.pdf': { value: 'https://example.org/a.pdf', source: 'arxiv', at: 1 },
    });
    const back = takeSite(edited, ['title', 'urls.pdf', 'venue', 'nonsense'], 20);
    expect(back).toEqual({ ...paper, updatedAt: 20 });
  });

  it('survives a second edit and a cleared field', () => {
    const once = editPaper(made(), { title: 'Mine', venue: undefined }, 10);
    const twice = editPaper(once, { title: 'Mine too', venue: 'Mine' }, 20);
    expect(twice.told).toEqual(once.told);
    expect(takeSite(twice, ['title', 'venue'], 30)).toMatchObject({
      title: 'Sheep',
      venue: 'Wool',
    });
  });

  it('follows later visits, by the rules for sites', () => {
    const edited = editPaper(made(), { title: 'Mine' }, 10);
    const worse = mergeRecord(edited, said({ title: 'sheep', source: 'blog' }), trust, 20);
    expect(worse.told?.title).toMatchObject({ value: 'Sheep', source: 'arxiv' });
    const better = mergeRecord(edited, said({ title: 'Sheep, revised' }), trust, 30);
    expect(better).toMatchObject({
      title: 'Mine',
      told: { title: { value: 'Sheep, revised', source: 'arxiv', at: 30 } },
    });
    expect(mergeRecord(better, said({ title: 'Sheep, revised' }), trust, 40)).toBe(better);
  });

  it('is learnt later when the field was empty', () => {
    const edited = editPaper(made({ venue: undefined }), { venue: 'Mine' }, 10);
    expect(edited.told).toBeUndefined();
    expect(mergeRecord(edited, said(), trust, 20)).toMatchObject({
      venue: 'Mine',
      told: { venue: { value: 'Wool', source: 'arxiv', at: 20 } },
    });
  });

  it('is never a stand-in title', () => {
    const edited = editPaper(
      made({ title: 'arXiv 2401.00001', provisional: true }),
      { title: 'Mine' },
      10,
    );
    expect(edited.told).toBeUndefined();
    expect(mergeRecord(edited, said(), trust, 20).told?.title?.value).toBe('Sheep');
  });

  it('comes along when two papers turn out to be one', () => {
    const mine = editPaper(made({ source: 'index', title: 'Index' }), { title: 'Mine' }, 10);
    const other = made({ identifiers: ['doi:10.1234/a'] }, 'b');
    for (const [keep, taken] of [
      [mine, other],
      [other, mine],
    ] as const) {
      expect(unitePapers(keep, taken, trust, 20)).toMatchObject({
        title: 'Mine',
        told: { title: { value: 'Sheep', source: 'arxiv', at: 1 } },
      });
    }
  });

  it.each([
    ['urls.pdf', 'javascript:alert(1)'],
    ['title', ''],
    ['kind', 'poem'],
    ['issued', { year: 'soon' }],
    ['__proto__', {}],
  ])('is not taken when it is no value of the field: %s %j', (name, value) => {
    const broken = { ...made(), told: { [name]: { value, source: 'blog', at: 1 } } };
    const taken = takeSite(broken, [name], 10);
    expect(taken.urls).toEqual(broken.urls);
    expect(taken.title).toBe('Sheep');
    expect(taken.issued).toBeUndefined();
  });
});

describe('a version that was typed', () => {
  it('is overtaken by a later one, and stands against an earlier one', () => {
    const edited = editPaper(made({ version: 1 }), { version: 3 }, 10);
    expect(mergeRecord(edited, said({ version: 2 }), trust, 20).version).toBe(3);
    expect(mergeRecord(edited, said({ version: 4 }), trust, 20).version).toBe(4);
  });
});
