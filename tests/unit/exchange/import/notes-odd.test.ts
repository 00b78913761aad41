import { describe, expect, it } from 'vitest';
import { readAnnotations } from '@/lib/exchange/import/annotations';
import { readHypothesis } from '@/lib/exchange/import/hypothesis';
import { readAll } from './support';

const context = 'http://www.w3.org/ns/anno.jsonld';
const target = 'https://arxiv.org/abs/2406.01234';
const w3c = (value: unknown) => readAll(readAnnotations, JSON.stringify(value));
const annotation = (fields: object) => ({
  '@context': context,
  id: 'urn:x:1',
  type: 'Annotation',
  target,
  ...fields,
});
const noteOf = (fields: object) => w3c(annotation(fields)).drafts[0]?.mine?.notes[0];

describe('what holds annotations', () => {
  const one = { id: 'urn:x:1', type: 'Annotation', bodyValue: 'n', target };
  it.each([
    ['a list', [annotation({})], 1],
    [
      'lists in lists',
      [[annotation({})], [annotation({ target: 'https://arxiv.org/abs/2406.00002' })]],
      2,
    ],
    [
      'a collection',
      { '@context': context, type: 'AnnotationCollection', first: { items: [one] } },
      1,
    ],
    ['a collection of types', { type: ['AnnotationCollection', 'x'], first: { items: [one] } }, 1],
    [
      'a collection that only says where it begins',
      { type: 'AnnotationCollection', first: 'urn:p' },
      0,
    ],
    ['a page', { type: 'AnnotationPage', items: [one] }, 1],
    ['a page without items', { type: 'AnnotationPage' }, 0],
  ])('%s', (_what, value, count) => {
    const { drafts, problems } = w3c(value);
    expect([drafts.length, problems]).toEqual([count, []]);
    expect(drafts.every(({ problem }) => problem === undefined)).toBe(true);
  });
});

describe('what breaks the model is told with its place', () => {
  const selector = (value: object) => ({ target: { source: target, selector: value } });
  it.each([
    [{ target: undefined }, 'target'],
    [{ type: 'Note' }, 'type'],
    [{ '@context': undefined }, '@context'],
    [{ id: 'not an address' }, 'id'],
    [{ body: 'urn:a', bodyValue: 'b' }, 'bodyValue'],
    [{ body: { type: 'TextualBody' } }, 'body.value'],
    [{ body: { type: 'SpecificResource', id: 'urn:a' } }, 'body.source'],
    [{ body: { type: 'Choice', items: ['urn:a'], value: 'x' } }, 'body.items'],
    [{ body: { items: ['urn:a'], id: 'urn:b' } }, 'body.type'],
    [{ body: { purpose: 'tagging' } }, 'body.id'],
    [selector({ type: 'TextPositionSelector', start: -1, end: 2 }), 'target.selector.start'],
    [{ created: 'yesterday' }, 'created'],
  ])('%o', (fields, place) => {
    expect(w3c(annotation(fields)).drafts[0]?.problem).toEqual({
      code: 'not-annotation',
      args: [place],
    });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'OfSomeTool'])(
    'a selector of the type %s is passed over',
    (type) => {
      const { drafts } = w3c(annotation(selector({ type, start: 'x' })));
      expect(drafts[0]?.record?.identifiers).toEqual(['arxiv:2406.01234']);
    },
  );

  it.each([
    [{ id: 'urn:bad', label: 'My label' }, 'My label'],
    [{ id: 'urn:bad' }, 'urn:bad'],
    [{ id: 7 }, '{"id":7}'],
    ['words', 'words'],
    [7, '7'],
    [null, 'null'],
  ])('%o is named', (value, label) => {
    expect(w3c([annotation({}), value]).drafts[1]).toMatchObject({
      label,
      problem: { code: 'not-annotation' },
    });
  });
});

describe('targets', () => {
  it.each([
    [{ source: { id: target } }],
    [{ id: target }],
    [{ type: 'Choice', items: [target] }],
    [{ source: target, title: 'A page' }],
    [[target, { type: 'List', items: [{ id: 'urn:part' }, target] }]],
  ])('%o', (value) => {
    const { drafts } = w3c(annotation({ target: value }));
    expect(drafts.map(({ record }) => record?.identifiers)).toEqual([['arxiv:2406.01234']]);
  });

  it('one that says of no address what it is on is none', () => {
    expect(w3c(annotation({ target: { value: 'words' } })).drafts).toEqual([]);
    expect(w3c(annotation({ target: { source: { title: 'x' } } })).drafts).toEqual([]);
  });

  it('its title stands for the paper until a real one comes, if it is a text', () => {
    const titled = (title: unknown) =>
      w3c(annotation({ target: { source: target, title } })).drafts[0]?.record?.title;
    expect(titled('[2406.01234] Counting')).toBe('Counting');
    expect(titled(7)).toBe('arXiv 2406.01234');
    expect(titled(' ')).toBe('arXiv 2406.01234');
  });
});

describe('bodies', () => {
  it.each([
    [{ bodyValue: 'words' }, 'words', []],
    [{ body: 'urn:x:2' }, '<urn:x:2>', []],
    [{ body: { id: 'urn:x:2' } }, '<urn:x:2>', []],
    [{ body: { source: { id: 'urn:x:3' } } }, '<urn:x:3>', []],
    [{ body: { type: 'Choice', items: ['urn:a', { id: 'urn:b' }] } }, '<urn:a>', []],
    [{ body: { value: 'a', purpose: 'tagging' } }, '', ['a']],
    [{ body: { value: 'a', purpose: 'commenting' }, motivation: 'tagging' }, 'a', []],
    [{ body: [{ value: 'a' }, { value: 'a' }, 'urn:a'], motivation: 'tagging' }, '<urn:a>', ['a']],
    [{ body: [{ value: 'a' }, { value: 'b' }] }, 'a\n\nb', []],
    [{ body: [] }, '', []],
  ])('%o', (fields, text, tags) => {
    const motivation = [('motivation' in fields && fields.motivation) || 'highlighting'];
    expect(noteOf({ ...fields, motivation })).toMatchObject({ text, tags });
  });

  it.each([
    [{ created: '2024-01-02T03:04:05Z' }, { at: Date.UTC(2024, 0, 2, 3, 4, 5) }],
    [{ modified: ['2024-01-02T03:04:05Z'] }, { changedAt: Date.UTC(2024, 0, 2, 3, 4, 5) }],
  ])('times: %o', (fields, expected) => {
    expect(noteOf({ bodyValue: 'n', ...fields })).toMatchObject(expected);
  });

  it('a time before 1970 is none', () => {
    expect(noteOf({ bodyValue: 'n', created: '1950-01-01T00:00:00Z' })).not.toHaveProperty('at');
  });
});

describe('what our own files say beside the model', () => {
  it('falls back to the model where it is not what it should be', () => {
    const fields = { bodyValue: 'n', motivation: 'highlighting' };
    expect(noteOf({ ...fields, offprint: 'words' })).toMatchObject({ page: target });
    const styled = { source: target, styleClass: ['x', 'offprint-green'] };
    expect(noteOf({ ...fields, target: styled })?.highlight?.colour).toBe('green');
    expect(
      noteOf({ ...fields, offprint: { colour: 'blue' }, target: styled })?.highlight?.colour,
    ).toBe('blue');
    expect(noteOf({ ...fields, offprint: { paper: {}, page: 'urn:p' } })).toMatchObject({
      page: 'urn:p',
    });
  });
});

const page = 'https://example.org/paper.html';
const hypothesis = (value: unknown) => readAll(readHypothesis, JSON.stringify(value));
const row = (fields: object) =>
  hypothesis({ rows: [{ uri: page, text: 'n', ...fields }] }).drafts[0];

describe('Hypothesis', () => {
  it.each([
    ['a list', [{ uri: page, text: 'n' }]],
    ['an annotation alone', { uri: page, text: 'n' }],
    ['its export', { annotations: [{ uri: page, text: 'n' }] }],
    ['its service’s answer', { total: 1, rows: [{ uri: page, text: 'n' }] }],
  ])('%s', (_what, value) => {
    expect(hypothesis(value).drafts[0]?.mine?.notes).toMatchObject([{ text: 'n', page }]);
  });

  it('a file that says nothing, and one of two addresses', () => {
    expect(hypothesis(null).drafts).toMatchObject([{ problem: { code: 'bad-item' } }]);
    const both = row({ uri: target, target: [{ source: page }] });
    expect(both?.record?.identifiers).toEqual(['arxiv:2406.01234']);
    expect(row({ uri: 'https://example.org/' })?.record?.identifiers).toEqual([
      'url:https://example.org',
    ]);
    expect(row({ uri: 'urn:x' })).toMatchObject({ problem: { code: 'no-title' } });
  });

  it.each([
    [null, 'null'],
    [{ text: 'words' }, 'words'],
    [{ tags: [] }, '{"tags":[]}'],
    [7, '7'],
  ])('%o is a bad item', (value, label) => {
    expect(hypothesis([value]).drafts).toMatchObject([{ label, problem: { code: 'bad-item' } }]);
  });

  it.each([
    [{ dc: { identifier: ['doi:10.1234/a', 'isbn:1'] } }, 'doi:10.1234/a'],
    [{ highwire: { doi: ['10.1234/b'] } }, 'doi:10.1234/b'],
    [{ link: [{ href: 'doi:10.1234/c' }, { href: page }] }, 'doi:10.1234/c'],
    [{ dc: { identifier: ['doi:'] } }, 'url:example.org/paper.html'],
    [{ link: 'none', dc: 7 }, 'url:example.org/paper.html'],
  ])('what its document says: %o', (document, identifier) => {
    expect(row({ document })?.record?.identifiers[0]).toContain(identifier.replace('url:', ''));
  });

  it.each([
    [{ created: '2024-01-02T00:00:00Z' }, { at: Date.UTC(2024, 0, 2) }],
    [{ updated: '2024-01-02T00:00:00Z' }, { changedAt: Date.UTC(2024, 0, 2) }],
    [{ created: 'never', updated: '1950-01-01' }, {}],
    [
      {
        tags: ['a', 7],
        text: 7,
        target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'q' }] }],
      },
      { text: '', tags: ['a'] },
    ],
  ])('%o', (fields, note) => {
    const read = row(fields)?.mine?.notes[0];
    expect(read).toMatchObject(note);
    expect('at' in (read ?? {})).toBe('at' in note);
    expect('changedAt' in (read ?? {})).toBe('changedAt' in note);
  });

  const selectorsOf = (...selector: object[]) =>
    row({ target: [{ source: page, selector }] })?.mine?.notes[0]?.highlight?.selectors;

  it('positions count code points where the quote says how many', () => {
    const quote = { type: 'TextQuoteSelector', exact: '𝒪(n)', prefix: 'in ', suffix: ' time' };
    const at = (end: number) => ({ type: 'TextPositionSelector', start: 10, end });
    expect(selectorsOf(quote, at(15))).toEqual([quote, { ...at(15), end: 14 }]);
    expect(selectorsOf(quote, at(40))).toEqual([quote, at(40)]);
    expect(selectorsOf(at(15))).toEqual([at(15)]);
  });

  it('selectors that are not what they should be are left out', () => {
    const quote = { type: 'TextQuoteSelector', exact: 'q', prefix: 7 };
    expect(
      selectorsOf(
        quote,
        { type: 'TextPositionSelector', start: -1 },
        { type: 'X' },
        {
          type: 'RangeSelector',
          startContainer: '/p[1]',
        },
      ),
    ).toEqual([{ type: 'TextQuoteSelector', exact: 'q' }]);
  });

  it('annotations of one paper by two addresses are one paper with both', () => {
    const { drafts } = hypothesis([
      { uri: target, text: 'one' },
      { uri: 'https://arxiv.org/pdf/2406.01234v2', text: 'two', document: { title: 'Late title' } },
    ]);
    expect(drafts).toMatchObject([
      { record: { title: 'Late title' }, mine: { notes: [{ text: 'one' }, { text: 'two' }] } },
    ]);
  });

  it('of a file that is cut off the whole ones are kept, with their lines', () => {
    const text = `{"total": 2,\n"rows": [\n{"uri": "${page}", "text": "n"},\n{"uri": "x`;
    const { drafts, problems } = readAll(readHypothesis, text);
    expect(drafts).toMatchObject([{ line: 3, mine: { notes: [{ text: 'n' }] } }]);
    expect(problems).toEqual([{ code: 'truncated', args: [4] }]);
  });

  it('a list that is whole in a file that is not has no lines to tell', () => {
    const { drafts } = readAll(readHypothesis, `{"rows": [{"uri": "${page}", "text": "n"}]`);
    expect(drafts).toMatchObject([{ mine: { notes: [{ text: 'n' }] } }]);
    expect(drafts[0]).not.toHaveProperty('line');
  });

  it('of a broken file without its list what is whole is kept', () => {
    const { drafts } = readAll(readHypothesis, `{"uri": "${page}", "text": "n"}\n{"uri":`);
    expect(drafts[0]?.mine?.notes).toMatchObject([{ text: 'n' }]);
  });
});
