/**
 * The plain meaning of a query, for one paper: for few papers, such as those of a feed. The index
 * (./index) means the same, and is what large libraries need; a test holds the two together.
 */
import type { Annotation } from '../library/types';
import type { Paper } from '../paper/schema';
import { versionNews } from '../paper/versions';
import { fold } from './fold';
import type { QueryNode, TextField } from './query/types';
import { eachTerm, units } from './tokens';

/** A paper with its notes and highlights, and what of others a query may ask for. */
export interface Candidate {
  paper: Paper;
  annotations: readonly Annotation[];
  /** Ids of papers that share a title with another. */
  twins: ReadonlySet<string>;
}

const names = ({ authors }: Paper) =>
  authors.map((name) => [name.given, name.family, name.literal].filter(Boolean).join(' '));

function texts({ paper, annotations }: Candidate, field: TextField | undefined): string[] {
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

function speaksOf(entry: Candidate, node: Extract<QueryNode, { kind: 'text' }>): boolean {
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

/**
 * Does a query hold for a paper? As the index answers at its strictest: each word is there, as a
 * word or the beginning of one.
 */
export function holds(entry: Candidate, node: QueryNode): boolean {
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
