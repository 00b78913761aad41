/**
 * Zotero's RDF export. fast-xml-parser, because a worker has no DOMParser; entities of a document
 * type are not resolved, so that none can grow. Notes hang on items by reference, collections hold
 * items and collections; both are followed by `rdf:about`.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseDate, parseName } from '../../paper/normalise';
import type { Name, PaperKind } from '../../paper/schema';
import { draftOf } from './draft';
import { fromEntities, fromHtml, labelOf } from './text';
import type { Draft, Problem, Reading, ReadOptions } from './types';

type Node = Record<string, unknown>;

const kinds = new Map(
  Object.entries<PaperKind>({
    journalArticle: 'article-journal',
    magazineArticle: 'article-journal',
    newspaperArticle: 'article-journal',
    conferencePaper: 'paper-conference',
    presentation: 'paper-conference',
    bookSection: 'chapter',
    encyclopediaArticle: 'chapter',
    dictionaryEntry: 'chapter',
    book: 'book',
    thesis: 'thesis',
    report: 'report',
    webpage: 'webpage',
    blogPost: 'webpage',
    preprint: 'article',
    manuscript: 'article',
    document: 'article',
  }),
);
/** Elements that are no papers. */
const others = new Set(['attachment', 'note', 'annotation']);
const ownElements =
  /^(?:z:(?:Attachment|Collection|UserItem)|bib:(?:Memo|Journal|Book|Periodical)$)/;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: true,
});

/** Reads Zotero's RDF. */
export function* readZoteroRdf(text: string, { progress }: ReadOptions = {}): Reading {
  const { xml, problems } = wellFormed(text);
  let root: Node;
  try {
    root = nodesOf((parser.parse(xml) as Node)['rdf:RDF'])[0] ?? {};
  } catch {
    return [...problems, { code: 'syntax', args: [1] }];
  }
  const elements = Object.entries(root).flatMap(([name, value]) =>
    name.startsWith('@') ? [] : nodesOf(value).map((node) => ({ name, node })),
  );
  const notes = new Map<string, string>();
  const collections = new Map<string, Node>();
  for (const { name, node } of elements) {
    const about = attribute(node, '@rdf:about');
    if (name === 'bib:Memo') notes.set(about, fromHtml(fromEntities(textOf(node['rdf:value']))));
    if (name === 'z:Collection') collections.set(about, node);
  }
  const collected = namesOfCollections(collections);
  const referred = new Map(elements.map(({ node }) => [attribute(node, '@rdf:about'), node]));
  for (const [at, { name, node }] of elements.entries()) {
    progress?.(at / elements.length);
    const type = textOf(node['z:itemType']);
    const isItem = type ? !others.has(type) : name.startsWith('bib:') && !ownElements.test(name);
    if (isItem) yield draftFrom(node, { type, notes, collected, referred });
  }
  return problems;
}

/** The document, without its broken end if it has one. */
function wellFormed(text: string): { xml: string; problems: Problem[] } {
  const checked = XMLValidator.validate(text);
  if (checked === true) return { xml: text, problems: [] };
  const problem: Problem = { code: 'syntax', args: [checked.err.line] };
  // What is cut off is whole up to its last item; an error in the middle ends what can be read.
  const lines = text.split('\n');
  const cut = upToLastItem(text);
  const xml =
    XMLValidator.validate(cut) === true
      ? cut
      : upToLastItem(lines.slice(0, checked.err.line - 1).join('\n'));
  return { xml, problems: [problem] };
}

/** Items stand right inside the root; Zotero indents them by four spaces. */
function upToLastItem(text: string): string {
  const last = [...text.matchAll(/\n {4}<\/[a-z]+:[A-Za-z]+>/g)].at(-1);
  return last ? `${text.slice(0, last.index + last[0].length)}\n</rdf:RDF>` : '<rdf:RDF></rdf:RDF>';
}

/** For each item the names of the collections that hold it: `Thesis/Chapter 2`. */
function namesOfCollections(collections: ReadonlyMap<string, Node>): Map<string, string[]> {
  const parents = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const [about, node] of collections) {
    for (const part of nodesOf(node['dcterms:hasPart'])) {
      const target = attribute(part, '@rdf:resource');
      if (collections.has(target)) parents.set(target, about);
      else members.set(target, [...(members.get(target) ?? []), about]);
    }
  }
  const nameOf = (about: string, depth = 0): string => {
    const own = fromEntities(textOf(collections.get(about)?.['dc:title'])).replaceAll('/', '∕');
    const parent = parents.get(about);
    // Collections that hold each other would have no end.
    return parent === undefined || depth > 20 ? own : `${nameOf(parent, depth + 1)}/${own}`;
  };
  return new Map(
    [...members].map(([item, of]) => [item, of.map((about) => nameOf(about)).filter(Boolean)]),
  );
}

interface Around {
  type: string;
  notes: ReadonlyMap<string, string>;
  collected: ReadonlyMap<string, string[]>;
  referred: ReadonlyMap<string, Node>;
}

function draftFrom(node: Node, { type, notes, collected, referred }: Around): Draft {
  const about = attribute(node, '@rdf:about');
  const text = (key: string) => fromEntities(textOf(node[key])) || undefined;
  const [part = {}] = nodesOf(node['dcterms:isPartOf']);
  // What an item is part of stands inside it, or elsewhere and is referred to.
  const [inside = {}] = Object.entries(part).flatMap(([name, value]) =>
    name.startsWith('@') ? [] : nodesOf(value),
  );
  const host = { ...referred.get(attribute(part, '@rdf:resource')), ...inside } as Node;
  const hostText = (key: string) => fromEntities(textOf(host[key])) || undefined;
  const identifiers = [...nodesOf(node['dc:identifier']), ...nodesOf(host['dc:identifier'])].map(
    (each) => fromEntities(textOf(each) || uriOf(each)),
  );
  const named = (label: string) =>
    identifiers.map((id) => new RegExp(`^${label}:?\\s*(\\S.*)$`, 'i').exec(id)?.[1]).find(Boolean);
  const extra = nodesOf(node['dc:description'])
    .map((each) => fromEntities(textOf(each)))
    .join('\n');
  const inExtra = (label: string) => new RegExp(`^\\s*${label}:\\s*(\\S+)`, 'im').exec(extra)?.[1];
  const tags = nodesOf(node['dc:subject']).map((each) =>
    fromEntities(
      textOf(each) || textOf((each['z:AutomaticTag'] as Node | undefined)?.['rdf:value']),
    ),
  );
  const memos = nodesOf(node['dcterms:isReferencedBy']).flatMap(
    (each) => notes.get(attribute(each, '@rdf:resource')) ?? [],
  );
  const added = Date.parse(text('dcterms:dateSubmitted')?.replace(' ', 'T') ?? '');
  const draft = draftOf({
    title: text('dc:title'),
    authors: peopleIn(node['bib:authors'] ?? node['bib:editors']),
    abstract: text('dcterms:abstract'),
    issued: parseDate(text('dc:date') ?? ''),
    venue: hostText('dc:title') ?? text('bib:presentedAt'),
    volume: hostText('prism:volume') ?? text('prism:volume'),
    issue: hostText('prism:number') ?? text('prism:number'),
    pages: text('bib:pages'),
    kind: kinds.get(type),
    doi: named('DOI') ?? inExtra('DOI'),
    arxiv: inExtra('arXiv') ?? named('arXiv'),
    pmid: inExtra('PMID'),
    pmcid: inExtra('PMCID'),
    urls: [about, ...identifiers].filter((id) => /^https?:/.test(id)),
    keywords: tags.filter(Boolean),
    mine: {
      tags: [...tags.filter(Boolean), ...(collected.get(about) ?? [])],
      notes: memos.map((memo) => ({ text: memo })),
      ...(Number.isFinite(added) && { addedAt: added }),
    },
  });
  return draft.label ? draft : { ...draft, label: labelOf(about) };
}

const uriOf = (node: Node) => textOf((node['dcterms:URI'] as Node | undefined)?.['rdf:value']);

function peopleIn(people: unknown): (Name | undefined)[] {
  const [seq] = nodesOf(nodesOf(people)[0]?.['rdf:Seq']);
  return nodesOf(seq?.['rdf:li']).map((each) => {
    const [person = {}] = nodesOf(each['foaf:Person']);
    const family = fromEntities(textOf(person['foaf:surname']));
    const given = fromEntities(textOf(person['foaf:givenName'] ?? person['foaf:givenname']));
    if (family && given) return { family, given };
    return parseName(family || given);
  });
}

/** One element or several, as nodes; a text alone is a node too. */
function nodesOf(value: unknown): Node[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.map(
    (each) => (typeof each === 'object' && each !== null ? each : { '#text': each }) as Node,
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value === 'object' && value !== null) return textOf((value as Node)['#text'] ?? '');
  return value === undefined || value === null ? '' : String(value);
}

const attribute = (node: Node, name: string) => fromEntities(String(node[name] ?? ''));
