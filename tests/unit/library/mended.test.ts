import { describe, expect, it } from 'vitest';
import { mendedAnnotation, mendedPaper } from '@/lib/library/mended';
import { annotationSchema } from '@/lib/library/types';
import { paperSchema } from '@/lib/paper/schema';

const sound = {
  id: 'p',
  identifiers: ['doi:10.1234/a'],
  title: 'Sheep',
  authors: [{ family: 'Doe' }],
  urls: { page: 'https://example.org/' },
  status: 'read',
  pinned: 1,
  source: 'arxiv',
  addedAt: 5,
  updatedAt: 6,
  provenance: { title: { source: 'user', at: 1 } },
  tags: ['a'],
  categories: [],
  keywords: [],
};

describe('a damaged paper', () => {
  it('that is not damaged stays as it is', () => {
    expect(mendedPaper(sound)).toEqual(sound);
  });

  it.each<[object, object]>([
    [{ title: 5 }, { title: 'doi:10.1234/a' }],
    [{ title: ' ' }, { title: 'doi:10.1234/a' }],
    [
      { title: undefined, identifiers: undefined },
      { title: 'p', identifiers: ['recovered:p'] },
    ],
    [{ identifiers: [7, 'no scheme', 'doi:10.1234/b'] }, { identifiers: ['doi:10.1234/b'] }],
    [{ identifiers: 'doi:10.1234/b' }, { identifiers: ['recovered:p'] }],
    [{ authors: 'Doe' }, { authors: [] }],
    [
      { authors: [{ family: '' }, { literal: 'X' }, { family: 'Y', given: 7 }, 'Z', null, []] },
      { authors: [{ literal: 'X' }] },
    ],
    [{ urls: [] }, { urls: {} }],
    [{ urls: null }, { urls: {} }],
    [
      { urls: { page: 'javascript:alert(1)', pdf: 'HTTPS://x.org/a', html: 5, code: 'https://' } },
      { urls: { pdf: 'HTTPS://x.org/a' } },
    ],
    [{ status: 'later' }, { status: 'unread' }],
    [{ status: 'constructor' }, { status: 'unread' }],
    [{ pinned: true }, { pinned: 0 }],
    [{ source: '' }, { source: 'user' }],
    [{ source: 9 }, { source: 'user' }],
    [
      { addedAt: -1, updatedAt: Number.NaN },
      { addedAt: 0, updatedAt: 0 },
    ],
    [{ addedAt: '5' }, { addedAt: 0 }],
    [{ provenance: [] }, { provenance: {} }],
    [
      { tags: 'nlp', categories: [1, 'cs'], keywords: null },
      { tags: [], categories: ['cs'], keywords: [] },
    ],
    [{ own: { any: 1 } }, { own: { any: 1 } }],
  ])('%o', (fields, expected) => {
    const paper = mendedPaper({ ...sound, ...fields });
    expect(paper).toMatchObject(expected);
    expect(paperSchema.safeParse(paper).success).toBe(true);
  });

  it.each([
    ['abstract', 5],
    ['venue', null],
    ['citekey', {}],
    ['openedAt', 'x'],
    ['deletedAt', Number.POSITIVE_INFINITY],
    ['rank', '1'],
    ['rating', null],
    ['version', []],
    ['issued', 2024],
    ['issued', { year: '2024' }],
  ])('%s as %o is left out', (field, value) => {
    expect(mendedPaper({ ...sound, [field]: value })).not.toHaveProperty(field);
  });

  it.each([
    ['abstract', 'words'],
    ['rank', 0],
    ['issued', { year: 2024 }],
  ])('%s as %o stays', (field, value) => {
    expect(mendedPaper({ ...sound, [field]: value })).toHaveProperty(field, value);
  });
});

describe('a damaged note', () => {
  const note = { id: 'n', paperId: 'p', kind: 'note', body: 'b', createdAt: 1, updatedAt: 2 };
  it('that is not damaged stays as it is', () => {
    expect(mendedAnnotation(note, 9)).toEqual(note);
  });

  it.each<[object, object]>([
    [{ paperId: undefined }, { paperId: 'lost-n' }],
    [{ paperId: '' }, { paperId: 'lost-n' }],
    [{ kind: 'x' }, { kind: 'note' }],
    [{ kind: undefined, selectors: [] }, { kind: 'highlight' }],
    [{ kind: 'note', selectors: [] }, { kind: 'note' }],
    [{ body: undefined }, { body: '' }],
    [{ body: { a: 1 } }, { body: '{"a":1}' }],
    [{ body: 7 }, { body: '7' }],
    [
      { createdAt: -1, updatedAt: 'x' },
      { createdAt: 9, updatedAt: 9 },
    ],
    [{ tags: 'x' }, { tags: [] }],
    [{ tags: ['x', 1] }, { tags: ['x'] }],
  ])('%o', (fields, expected) => {
    const whole = mendedAnnotation({ ...note, ...fields }, 9);
    expect(whole).toMatchObject(expected);
    expect(annotationSchema.safeParse(whole).success).toBe(true);
  });
});
