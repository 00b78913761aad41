import { describe, expect, it } from 'vitest';
import { LibraryIndex } from '@/lib/search/index/library-index';
import { openSegment, storeSegment } from '@/lib/search/index/segment';
import { noteOf, paperOf } from './support/papers';

const now = new Date(2026, 5, 15, 12).getTime();
const day = 24 * 60 * 60 * 1000;

const entries = [
  {
    paper: paperOf(1, {
      title: 'Attention Is All You Need',
      authors: [{ given: 'Ashish', family: 'Vaswani' }],
      abstract: 'The dominant sequence transduction models are based on recurrent networks.',
      issued: { year: 2017 },
      identifiers: ['arxiv:1706.03762'],
      tags: ['nlp/transformers'],
      urls: { pdf: 'https://arxiv.org/pdf/1706.03762' },
      venue: 'NeurIPS',
      source: 'arxiv',
    }),
  },
  {
    paper: paperOf(2, {
      title: 'BERT: Pre-training of Deep Bidirectional Transformers',
      authors: [{ given: 'Jacob', family: 'Devlin' }],
      abstract: 'We introduce a language model built on attention.',
      issued: { year: 2019 },
      identifiers: ['doi:10.18653/v1/N19-1423'],
      tags: ['NLP', 'to discuss'],
      status: 'read',
      rating: 5,
      venue: 'NAACL',
    }),
  },
  {
    paper: paperOf(3, {
      title: 'On Erdős–Rényi graphs',
      authors: [{ literal: 'Paul Erdős' }],
      issued: { year: 1959 },
      status: 'reading',
      pinned: 1,
      openedAt: now - day,
    }),
    annotations: [noteOf('p3', 'Read again before the seminar')],
  },
  {
    paper: paperOf(4, {
      title: '深層学習による構文解析',
      tags: ['機械学習'],
      addedAt: now - 3 * day,
      updatedAt: now - 3 * day,
      urls: { code: 'https://github.com/a/b' },
    }),
    annotations: [noteOf('p4', '', { kind: 'highlight', quote: 'passage about parsing' })],
  },
  {
    paper: paperOf(5, {
      title: 'Attention is all you need',
      addedAt: 500,
      updatedAt: 500,
      provisional: false,
      version: 3,
      savedVersion: 1,
    }),
  },
  { paper: paperOf(6, { title: 'Gone with attention', deletedAt: 7 }) },
  { paper: paperOf(7, { title: 'ＧＰＴ４の評価 and $k$-means', rank: 2 }) },
  {
    paper: paperOf(8, {
      title: 'Protein folding with networks',
      rank: 1,
      abstract: 'Nothing about language.',
    }),
  },
].map((each) => ({ annotations: [], ...each }));

function indexOf(some = entries): LibraryIndex {
  const index = new LibraryIndex();
  index.put(some);
  return index;
}

const find = (query: string, index = indexOf()) =>
  Array.from(index.search({ query }, now).order, (paper) => index.facts.ids[paper]);
const sorted = (query: string) => find(query).sort();

describe('finds', () => {
  it.each([
    ['a word', 'attention', ['p1', 'p2', 'p5']],
    ['the beginning of a word', 'atten', ['p1', 'p2', 'p5']],
    ['all words', 'attention language', ['p2']],
    ['accents', 'erdos renyi', ['p3']],
    ['accents in the query', 'bért', ['p2']],
    ['width', 'gpt4', ['p7']],
    ['CJK inside of a run', '構文', ['p4']],
    ['CJK at the end of a run', '解析', ['p4']],
    ['no CJK that is not in a run', '文構', []],
    ['TeX', 'k-means', ['p7']],
    ['a compound as one word', 'pretraining', ['p2']],
    ['a compound in parts', 'pre training', ['p2']],
    ['a phrase', '"all you need"', ['p1', 'p5']],
    ['no phrase in another order', '"need you all"', []],
    ['a phrase across a hyphen', '"pre-training of deep"', ['p2']],
    ['whole words in quotes', '"atten"', []],
    ['a note', 'seminar', ['p3']],
    ['a highlight', 'passage', ['p4']],
    ['either', 'bert or erdos', ['p2', 'p3']],
    ['not', 'attention -language', ['p1', 'p5']],
    ['a group', '(bert or erdos) graphs', ['p3']],
    ['an author', 'author:vaswani', ['p1']],
    ['an author in any order', 'author:"Devlin Jacob"', ['p2']],
    ['a title', 'title:attention', ['p1', 'p5']],
    ['an abstract', 'abstract:attention', ['p2']],
    ['a venue', 'venue:neurips', ['p1']],
    ['a note by field', 'note:passage', ['p4']],
    ['a tag in any case, with its children', 'tag:nlp', ['p1', 'p2']],
    ['a child', 'tag:nlp/transformers', ['p1']],
    ['a tag is no prefix', 'tag:nl', []],
    ['a tag with a space', 'tag:"to discuss"', ['p2']],
    ['a tag of another script', 'tag：機械学習', ['p4']],
    ['a status', 'status:reading', ['p3']],
    ['pinned', 'is:pinned', ['p3']],
    ['noted', 'is:noted', ['p3']],
    ['highlighted', 'is:highlighted', ['p4']],
    ['untagged', 'is:untagged', ['p3', 'p5', 'p7', 'p8']],
    ['duplicates', 'is:duplicate', ['p1', 'p5']],
    ['new versions', 'is:new-version', ['p5']],
    ['with code', 'has:code', ['p4']],
    ['with a PDF', 'has:pdf', ['p1']],
    ['years', 'year:2017..2019', ['p1', 'p2']],
    ['before', 'year:<2000', ['p3']],
    ['added lately', 'added:<2w', ['p4']],
    ['opened lately', 'opened:<2d', ['p3']],
    ['never opened', 'opened:never rating:>=1', ['p2']],
    ['a source', 'source:arxiv', ['p1']],
    ['an id', 'id:1706.03762', ['p1']],
    ['an id with its scheme', 'arxiv:1706.03762', ['p1']],
    ['a bare id', '1706.03762', ['p1']],
    ['a DOI', '10.18653/v1/N19-1423', ['p2']],
    ['one typing error', 'atention', ['p1', 'p2', 'p5']],
    ['swapped letters', 'vasawni', ['p1']],
    ['two in a long word', 'bidirektionel', ['p2']],
    ['errors in all words', 'protien foldnig', ['p8']],
    ['most of the words', 'protein folding zzzz', ['p8']],
    ['filters hold for the lenient', 'atention status:read', ['p2']],
    ['not the bin', 'gone', []],
    ['nothing', 'xylophone', []],
  ])('%s', (_, query, ids) => {
    expect(sorted(query)).toEqual(ids);
  });

  it('the bin when asked', () => {
    const index = indexOf();
    const { order } = index.search({ query: '', scope: 'bin' }, now);
    expect(Array.from(order, (paper) => index.facts.ids[paper])).toEqual(['p6']);
  });
});

describe('orders', () => {
  it.each([
    ['the title before the abstract, the newer of equals first', 'attention', ['p1', 'p5', 'p2']],
    ['newest first', '', ['p4', 'p8', 'p7', 'p3', 'p2', 'p1', 'p5']],
    ['by title', 'sort:title year:>1', ['p1', 'p2', 'p3']],
    ['the other way round', 'sort:-title year:>1', ['p3', 'p2', 'p1']],
    ['by year', 'sort:year year:>1', ['p2', 'p1', 'p3']],
    ['the queue, then the oldest', 'sort:rank', ['p8', 'p7', 'p5', 'p1', 'p2', 'p3', 'p4']],
    ['by author, none last', 'sort:author', ['p2', 'p3', 'p1', 'p4', 'p8', 'p7', 'p5']],
    ['words by another order', 'attention sort:-added', ['p5', 'p1', 'p2']],
  ])('%s', (_, query, ids) => {
    expect(find(query)).toEqual(ids);
  });

  it('pinned papers first, but not over relevance', () => {
    const index = indexOf();
    const ask = (query: string) =>
      index.facts.ids[index.search({ query, pinnedFirst: true }, now).order[0] ?? -1];
    expect(ask('')).toBe('p3');
    expect(ask('attention')).toBe('p1');
  });
});

describe('follows', () => {
  const first = entries.slice(0, 1);

  it('a change', () => {
    const index = indexOf();
    find('sort:title', index);
    const [entry] = first;
    if (!entry) return;
    index.put([{ ...entry, paper: { ...entry.paper, title: 'Zebra crossings', status: 'read' } }]);
    expect(find('zebra', index)).toEqual(['p1']);
    expect(find('title:attention', index)).toEqual(['p5']);
    expect(find('status:read sort:title', index)).toEqual(['p2', 'p1']);
  });

  it('a deletion and a merge of segments', () => {
    const index = new LibraryIndex();
    for (const entry of entries) index.put([entry]);
    index.forget(['p2']);
    const steps = index.texts.merge(index.texts.segments);
    while (!steps.next().done);
    expect(index.texts.segments).toHaveLength(1);
    expect(find('attention', index)).toEqual(['p1', 'p5']);
    expect(find('"all you need"', index)).toEqual(['p1', 'p5']);
  });

  it('what was stored', () => {
    const index = indexOf();
    const data = structuredClone({
      facts: index.facts.store(),
      segments: index.texts.segments.map(storeSegment),
    });
    const again = LibraryIndex.open(data.facts, data.segments.map(openSegment));
    for (const query of ['attention', 'tag:nlp', 'sort:title', '"you need"', 'is:duplicate']) {
      expect(find(query, again)).toEqual(find(query, index));
    }
    again.put([{ paper: paperOf(9, { title: 'One more' }), annotations: [] }]);
    expect(find('more', again)).toEqual(['p9']);
  });
});

it('tells which words stood in for misspelt ones', () => {
  expect(indexOf().search({ query: 'bidirektional' }, now).words).toContain('bidirectional');
});

it.each([
  ['', 16, ['p3', 'p4']],
  ['status:read', 16, []],
  ['', 0, []],
])('tells of “%s” which of the first %i papers have notes or highlights', (query, count, ids) => {
  const index = indexOf();
  const { order } = index.search({ query }, now);
  const annotated = index.annotated(order, count).map((paper) => index.facts.ids[paper]);
  expect(annotated.sort()).toEqual(ids);
});
