/** Laws of identifiers and of merging, on whatever chance makes up. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { editPaper } from '@/lib/paper/edit';
import { expandIdentifiers, normaliseIdentifier, parseIdentifier } from '@/lib/paper/identifiers';
import { createPaper, mergeRecord, unitePapers } from '@/lib/paper/merge';
import { type Paper, paperSchema, recordSchema } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';

vi.setConfig({ testTimeout: 20_000 });

const trusts: Record<string, number> = { user: 4, arxiv: 3, nature: 3, huggingface: 2, generic: 1 };
const trust = (source: string) => trusts[source] ?? 1;

/** One pattern of values for each scheme that there is, near what sites give. */
const valuesOf: Record<string, RegExp> = {
  arxiv: /^(\d\d(0[1-9]|1[0-2])\.\d{4,5}|(math|cs|hep-th|MATH)(\.[A-Z]{2})?\/\d{7})(v\d{1,3})?$/,
  doi: /^(doi:|https:\/\/(dx\.)?doi\.org\/| )?10\.\d{4,6}\/[a-zA-Z0-9().;<>/_%&?#é-]{1,20}[.,;)>"']{0,2}$/,
  openreview: /^[\w-]{3,12}$/,
  acl: /^([A-Za-z]\d\d-\d{4}|20\d\d\.[a-zA-Z-]{3,9}-[a-z]{2,5}\.\d{1,4})$/,
  pmid: /^0{0,3}\d{1,9}$/,
  pmcid: /^(PMC|pmc)?\d{1,8}(\.\d)?$/,
  s2: /^([0-9a-fA-F]{40}|\d{1,12})$/,
  pmlr: /^[vrV]\d{1,3}\/[a-z0-9A-Z_-]{2,9}$/,
  neurips: /^(20\d\d\/[0-9a-fA-F]{32}|\d{1,6})$/,
  cvf: /^[A-Z][a-z-]{2,8}_[a-zA-Z]{3,8}_(CVPR|iccv)_20\d\d$/,
  iacr: /^20\d\d\/0{0,3}\d{1,5}$/,
  dblp: /^(conf|journals)\/[a-z]{2,5}\/[A-Za-z0-9]{3,9}$/,
  ads: /^20\d\d[A-Za-z.&]{14}[A-Z]$/,
  chemrxiv: /^[0-9a-fA-F]{24}$/,
  europepmc: /^(PPR|ppr|agr|CTX)\/?[\w.-]{1,9}$/,
  hal: /^(hal|HAL|tel-cea)-\d{6,8}(v\d{1,3}){0,2}$/,
  hdl: /^\d{2,5}(\.\d)?\/[\w.-]{1,9}$/,
  inspire: /^\d{1,9}$/,
  oai: /^[a-zA-Z0-9.-]{1,12}:[\w/:.-]{1,12}$/,
  osf: /^[a-zA-Z0-9]{5}(_v\d{1,3})?$/,
  repec:
    /^(RePEc:|repec:){0,2}[a-z]{3}:[a-z0-9]{6}:(v:?\d{1,3}:?y:?20\d\d:?i:?\d:?p:?\d{1,3}-\d{1,3}|[\w-]{2,9})\.{0,2}$/,
  researchsquare: /^rs-\d{3,8}(\/v\d{1,2}){0,2}$/,
  nber: /^[wthWTH]\d{1,5}$/,
  ssrn: /^\d{1,10}$/,
  ieee: /^0{0,2}\d{1,9}$/,
  jstor: /^[a-zA-Z0-9][\w.]{0,12}$/,
  pii: /^S?\d{4}-?\d{3}[0-9X]\(?\d\d\)?\d{5}-?[0-9X]$/,
  site: /^[a-z0-9-]{1,8}\.[a-z]{2,4}\/[\w./-]{1,12}$/,
  import: /^[0-9a-f]{16}$/,
  url: /^(https?|HTTPS):\/\/(www\.){0,2}[a-zA-Zé]{1,9}\.(org|de)\.{0,2}(:80|:443|:8080)?(\/[a-zA-Z0-9%é. ]{0,6}){0,3}\/{0,2}(\?[ab=&+%é/]{0,8})?(#x)?$/,
};
const slugs = ['ceur', 'drops', 'ecva', 'ijcai', 'isca', 'jmlr', 'ojs', 'pwc', 'usenix', 'virtual'];
for (const each of [...slugs, 'citeseerx', 'core']) {
  valuesOf[each] = /^[\w.~:-]{1,9}(\/[\w.~:-]{1,9}){0,4}$/;
}

describe('an identifier is brought into its form once', () => {
  it.each(Object.entries(valuesOf))('%s', (scheme, pattern) => {
    let right = 0;
    const value = fc.oneof(
      { weight: 4, arbitrary: fc.stringMatching(pattern) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
    );
    fc.assert(
      fc.property(value, (text) => {
        const once = normaliseIdentifier(`${scheme}:${text}`);
        if (once === undefined) return;
        right += 1;
        expect(normaliseIdentifier(once)).toBe(once);
        const all = expandIdentifiers([once]);
        expect(all).toContain(once);
        expect(expandIdentifiers(all)).toEqual(all);
        expect(recordSchema.shape.identifiers.parse(all)).toEqual(all);
      }),
      { numRuns: 80 },
    );
    // A pattern that never fits would prove nothing.
    expect(right).toBeGreaterThan(10);
  });

  it('also by whoever pastes it', () => {
    const pasted = fc.oneof(
      fc
        .constantFrom('arxiv', 'doi', 'pmid', 'pmcid', 'acl')
        .chain((scheme) =>
          fc.tuple(
            fc.constantFrom(`${scheme}:`, `${scheme.toUpperCase()} `, '', '"', '('),
            fc.stringMatching(valuesOf[scheme] ?? /x/),
          ),
        ),
      fc.tuple(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 60 })),
    );
    fc.assert(
      fc.property(pasted, ([before, text]) => {
        const parsed = parseIdentifier(before + text);
        if (parsed) expect(normaliseIdentifier(parsed.identifier)).toBe(parsed.identifier);
      }),
      { numRuns: 200 },
    );
  });

  it('a web address is one, or none', () => {
    const address = fc.oneof(
      fc.stringMatching(valuesOf.url ?? /x/),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .tuple(
          fc.constantFrom(
            'javascript:',
            'data:',
            'JaVaScRiPt:',
            ' java\nscript:',
            'file:///',
            '//',
          ),
          fc.string({ maxLength: 20 }),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(address, (text) => {
        const url = webUrl(text);
        if (url === undefined) return;
        expect(new URL(url).protocol).toMatch(/^https?:$/);
        expect(webUrl(url)).toBe(url);
      }),
      { numRuns: 200 },
    );
  });
});

const word = fc.constantFrom('sheep', 'Wölfe', '羊', 'a<b', 'T1', 'x'.repeat(40));
const record = fc
  .record(
    {
      identifiers: fc.uniqueArray(
        fc.constantFrom('arxiv:2406.01234', 'doi:10.1000/x', 'pmid:7', 'url:https://a.org/p'),
        { minLength: 1, maxLength: 3 },
      ),
      title: word,
      source: fc.constantFrom('arxiv', 'nature', 'huggingface', 'generic'),
      authors: fc.array(
        fc.oneof(fc.record({ family: word, given: word }), fc.record({ literal: word })),
        { maxLength: 3 },
      ),
      abstract: word,
      venue: word,
      volume: fc.constantFrom('1', '2'),
      issued: fc.oneof(
        fc.record({ year: fc.constantFrom(2020, 2021) }),
        fc.record({ year: fc.constantFrom(2020, 2021), month: fc.integer({ min: 1, max: 12 }) }),
      ),
      kind: fc.constantFrom('article', 'article-journal', 'webpage'),
      version: fc.integer({ min: 1, max: 3 }),
      provisional: fc.constant(true),
      urls: fc.record(
        { pdf: fc.constantFrom('https://a.org/1', 'https://b.org/2') },
        { requiredKeys: [] },
      ),
      categories: fc.uniqueArray(fc.constantFrom('cs.CL', 'cs.LG'), { maxLength: 2 }),
      keywords: fc.uniqueArray(word, { maxLength: 2 }),
    },
    { requiredKeys: ['identifiers', 'title', 'source'] },
  )
  .map((each) => recordSchema.parse(each));

const time = fc.integer({ min: 1, max: 6 });
const own = fc.record(
  {
    tags: fc.uniqueArray(fc.constantFrom('nlp', 'nlp/old', '羊', 'to cite', 'é', 'e\u0301'), {
      maxLength: 4,
    }),
    status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
    statusAt: time,
    pinned: fc.constantFrom(0 as const, 1 as const),
    rating: fc.integer({ min: 1, max: 5 }),
    rank: fc.integer({ min: 1, max: 9 }),
    addedAt: time,
    openedAt: time,
    deletedAt: time,
    savedVersion: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['tags', 'status', 'pinned', 'addedAt'] },
);
const typed = fc.option(fc.record({ title: word, at: time }), { nil: undefined });

const paper = (id: string): fc.Arbitrary<Paper> =>
  fc.tuple(record, own, typed, time).map(([said, mine, edit, at]) => {
    const made = { ...createPaper(said, { id, now: at }), ...mine };
    return edit ? editPaper(made, { title: edit.title }, edit.at) : made;
  });

/** What the user did with a paper, however its record came to be. */
function doings(each: Paper) {
  const { status, statusAt, pinned, rating, rank, addedAt, openedAt, deletedAt } = each;
  return {
    tags: [...each.tags].sort(),
    ids: [...each.identifiers].sort(),
    typed: each.provenance.title?.source === 'user' ? each.title : undefined,
    ...{ status, statusAt, pinned, rating, rank, addedAt, openedAt, deletedAt },
  };
}

const nfc = (tags: readonly string[]) => tags.map((tag) => tag.normalize('NFC'));

describe('what a page says', () => {
  it('said twice is said once, and touches nothing of the user’s', () => {
    fc.assert(
      fc.property(paper('a'), record, (mine, said) => {
        const once = mergeRecord(mine, said, trust, 100);
        expect(mergeRecord(once, said, trust, 200)).toBe(once);
        expect({ ...doings(once), ids: [] }).toEqual({ ...doings(mine), ids: [] });
        expect(once.tags).toEqual(mine.tags);
        expect(once.identifiers).toEqual(expect.arrayContaining(telling(mine.identifiers)));
        expect(paperSchema.parse({ ...once, tags: [] })).toEqual({ ...once, tags: [] });
      }),
      { numRuns: 120 },
    );
  });
});

/** A plain address gives way to an identifier. */
const telling = (ids: readonly string[]) => ids.filter((id) => !id.startsWith('url:'));

describe('two papers that become one', () => {
  const unite = (a: Paper, b: Paper, now = 100) => unitePapers(a, b, trust, now);

  it('drop nothing: every tag, identifier, pin, star and word that was typed is there', () => {
    fc.assert(
      fc.property(paper('a'), paper('b'), (a, b) => {
        const one = unite(a, b);
        expect(one.id).toBe('a');
        expect(one.tags).toEqual(expect.arrayContaining(nfc([...a.tags, ...b.tags])));
        expect(new Set(one.tags).size).toBe(one.tags.length);
        const ids = telling([...a.identifiers, ...b.identifiers]);
        expect(one.identifiers).toEqual(expect.arrayContaining(ids));
        expect(one.pinned).toBe(Math.max(a.pinned, b.pinned));
        const titles = [a, b].flatMap((each) => doings(each).typed ?? []);
        if (titles.length > 0) expect(titles).toContain(doings(one).typed);
        if (a.deletedAt === undefined || b.deletedAt === undefined) {
          expect(one.deletedAt).toBeUndefined();
        }
        expect(paperSchema.parse(one)).toEqual(one);
      }),
      { numRuns: 120 },
    );
  });

  it('in either order are the same to the user', () => {
    fc.assert(
      fc.property(paper('a'), paper('b'), (a, b) => {
        expect(doings(unite(a, b))).toEqual(doings(unite(b, a)));
      }),
      { numRuns: 200 },
    );
  });

  it('and three of them, in whatever pairs', () => {
    fc.assert(
      fc.property(paper('a'), paper('b'), paper('c'), (a, b, c) => {
        expect(doings(unite(unite(a, b), c))).toEqual(doings(unite(a, unite(b, c))));
      }),
      { numRuns: 120 },
    );
  });

  it('once is enough', () => {
    fc.assert(
      fc.property(paper('a'), paper('b'), (a, b) => {
        const one = unite(a, b);
        expect(unite(one, b, 200)).toBe(one);
        expect(unite(one, { ...one, id: 'b' }, 200)).toBe(one);
      }),
      { numRuns: 120 },
    );
  });
});
