/** Search by looking at every paper in turn: the plain meaning of a query. */
import { titleKeys } from '@/lib/paper/duplicates';
import type { Paper } from '@/lib/paper/schema';
import { versionNews } from '@/lib/paper/versions';
import { fold } from '@/lib/search/fold';
import type { Entry } from '@/lib/search/index/library-index';
import { parseQuery } from '@/lib/search/query/parse';
import type { QueryNode, TextField } from '@/lib/search/query/types';
import { eachTerm, units } from '@/lib/search/tokens';
import { naturalSort, type SearchRequest, type Sort, type SortKey } from '@/lib/search/types';

interface Known extends Entry {
  /** Papers that share a title with another. */
  twins: ReadonlySet<string>;
}

const names = ({ authors }: Paper) =>
  authors.map((name) => [name.given, name.family, name.literal].filter(Boolean).join(' '));

function texts({ paper, annotations }: Known, field: TextField | undefined): string[] {
  const all: Record<TextField, string[]> = {
    title: [paper.title],
    author: names(paper),
    venue: [paper.venue ?? ''],
    abstract: [paper.abstract ?? ''],
    note: annotations.flatMap(({ body, quote }) => [body, quote ?? '']),
    keyword: [...paper.keywords, ...paper.categories],
    id: paper.identifiers,
  };
  return field ? all[field] : [...Object.values(all).flat(), ...paper.tags];
}

/** The terms of a text, compounds in their parts. */
const parts = (text: string) => units(text).flatMap(({ terms }) => terms);

function speaksOf(entry: Known, node: Extract<QueryNode, { kind: 'text' }>): boolean {
  const values = texts(entry, node.field);
  if (node.field === 'id' || (node.phrase && node.field !== 'author')) {
    const wanted = ` ${parts(node.text).join(' ')} `;
    return values.some((text) => ` ${parts(text).join(' ')} `.includes(wanted));
  }
  const has = (term: string) =>
    values.some((text) => {
      let found = false;
      eachTerm(text, 0, (each) => {
        found ||= node.phrase ? each === term : each.startsWith(term);
      });
      return found;
    });
  return units(node.text).every(({ terms, joined, dense }) =>
    dense
      ? values.some((text) => parts(text).join('').includes(terms.join('')))
      : terms.every(has) || (joined !== undefined && has(joined)),
  );
}

function holds(entry: Known, node: QueryNode): boolean {
  const { paper, annotations, twins } = entry;
  switch (node.kind) {
    case 'all':
      return true;
    case 'and':
      return node.nodes.every((each) => holds(entry, each));
    case 'or':
      return node.nodes.some((each) => holds(entry, each));
    case 'not':
      return !holds(entry, node.node);
    case 'text':
      return speaksOf(entry, node);
    case 'tag': {
      const wanted = fold(node.tag);
      return paper.tags.some((tag) => `${fold(tag)}/`.startsWith(`${wanted}/`));
    }
    case 'status':
      return paper.status === node.value;
    case 'source':
      return (
        paper.source === node.value ||
        paper.identifiers.some((id) => id.startsWith(`${node.value}:`))
      );
    case 'range': {
      const at = {
        year: paper.issued?.year,
        rating: paper.rating,
        added: paper.addedAt,
        opened: paper.openedAt,
        updated: paper.updatedAt,
      }[node.field];
      const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = node;
      return at !== undefined && at >= from && at <= to;
    }
    case 'is':
      return {
        pinned: paper.pinned === 1,
        highlighted: annotations.some(({ kind }) => kind === 'highlight'),
        noted: annotations.some(({ kind, body }) => kind === 'note' || body !== ''),
        tagged: paper.tags.length > 0,
        untagged: paper.tags.length === 0,
        rated: paper.rating !== undefined,
        unrated: paper.rating === undefined,
        opened: paper.openedAt !== undefined,
        unopened: paper.openedAt === undefined,
        duplicate: twins.has(paper.id),
        'new-version': versionNews(paper) !== undefined,
        incomplete: paper.provisional === true,
      }[node.value];
    case 'has':
      return {
        code: paper.urls.code !== undefined,
        pdf: paper.urls.pdf !== undefined,
        html: paper.urls.html !== undefined,
        project: paper.urls.project !== undefined,
        note: annotations.some(({ kind, body }) => kind === 'note' || body !== ''),
        highlight: annotations.some(({ kind }) => kind === 'highlight'),
        tag: paper.tags.length > 0,
        abstract: Boolean(paper.abstract),
        rating: paper.rating !== undefined,
        venue: Boolean(paper.venue),
        year: paper.issued !== undefined,
        doi: paper.identifiers.some((id) => id.startsWith('doi:')),
        arxiv: paper.identifiers.some((id) => id.startsWith('arxiv:')),
      }[node.value];
  }
}

const keyOf = (paper: Paper, by: SortKey): number | string | undefined =>
  ({
    relevance: paper.addedAt,
    added: paper.addedAt,
    opened: paper.openedAt,
    updated: paper.updatedAt,
    title: fold(paper.title),
    author: fold(paper.authors[0]?.family ?? '') || undefined,
    year: paper.issued?.year,
    venue: paper.venue && fold(paper.venue),
    status: ['unread', 'reading', 'read'].indexOf(paper.status),
    rating: paper.rating,
    rank: paper.rank,
    deleted: paper.deletedAt,
  })[by];

function inOrder(papers: Paper[], { by, descending }: Sort): Paper[] {
  return papers
    .map((paper) => ({ paper, key: keyOf(paper, by) }))
    .sort((a, b) => {
      // The queue goes on with what has waited longest.
      const newest = b.paper.addedAt - a.paper.addedAt;
      if (a.key === b.key) return by === 'rank' ? -newest : newest;
      // What has no value comes last, in either direction.
      if (a.key === undefined || b.key === undefined) return a.key === undefined ? 1 : -1;
      return (a.key < b.key ? -1 : 1) * (descending ? -1 : 1);
    })
    .map(({ paper }) => paper);
}

/** Answers a request by looking at all papers. @returns their ids. */
export function searchSimply(
  entries: readonly Entry[],
  { query, sort, scope = 'library', status, pinnedFirst }: SearchRequest,
  now: number,
): string[] {
  const parsed = parseQuery(query, now);
  const live = entries.filter(({ paper }) => (paper.deletedAt !== undefined) === (scope === 'bin'));
  const groups = Map.groupBy(
    live.flatMap(({ paper }) => titleKeys(paper).map((key) => ({ key, id: paper.id }))),
    ({ key }) => key,
  );
  const twins = new Set(
    [...groups.values()].flatMap((group) => (group.length > 1 ? group.map(({ id }) => id) : [])),
  );
  const found = live
    .filter((entry) => holds({ ...entry, twins }, parsed.node))
    .map(({ paper }) => paper)
    .filter((paper) => status === undefined || paper.status === status);
  const ordered = inOrder(found, parsed.sort ?? sort ?? naturalSort('added'));
  if (pinnedFirst) ordered.sort((a, b) => b.pinned - a.pinned);
  return ordered.map(({ id }) => id);
}
