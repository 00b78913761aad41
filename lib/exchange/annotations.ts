/**
 * Notes and highlights as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one
 * AnnotationCollection. What the model has no word for is JSON under `offprint`, so that our own
 * files lose nothing.
 */
import type { Selector } from '../annotations/types';
import type { Annotation } from '../library/types';
import { identifierUrl } from '../paper/identifiers';
import type { Paper } from '../paper/schema';
import { passageOf } from './passages';

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

/** Our own word is a JSON literal to readers of linked data. */
const context = [
  annotationContext,
  { offprint: { '@id': 'urn:offprint:annotation', '@type': '@json' } },
];

/** Prefix of the class that names the colour. */
export const colourClass = 'offprint-';

/** Selectors that the model does not know. */
const isOurs = ({ type }: Selector) => type === 'PaperSelector' || type === 'ElementSelector';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const iri = (id: string): string =>
  uuid.test(id)
    ? `urn:uuid:${id}`
    : `urn:offprint:annotation:${encodeURIComponent(id.toWellFormed())}`;

/** One annotation; `@context` stands at the top of the collection. */
export function toAnnotation(paper: Paper, annotation: Annotation, tags: boolean): object {
  const { id, kind, body, quote, colour, createdAt, updatedAt, version, page } = annotation;
  const passage = passageOf(paper, annotation);
  const standard = passage.selectors.filter((each) => !isOurs(each));
  const own = passage.selectors.filter(isOurs);
  const bodies = [
    ...(body === ''
      ? []
      : [{ type: 'TextualBody', value: body, format: 'text/markdown', purpose: 'commenting' }]),
    ...(tags ? annotation.tags : []).map((value) => ({
      type: 'TextualBody',
      value,
      purpose: 'tagging',
    })),
  ];
  const created = new Date(createdAt).toISOString();
  // Names of ours are names of CSS too.
  const styled = colour !== undefined && /^[a-z]{1,20}$/.test(colour) && `${colourClass}${colour}`;
  return {
    id: iri(id),
    type: 'Annotation',
    motivation: [
      ...(kind === 'highlight' ? ['highlighting'] : []),
      ...(body !== '' || kind === 'note' ? ['commenting'] : []),
    ],
    created,
    modified: new Date(updatedAt).toISOString(),
    ...(styled && {
      stylesheet: { type: 'CssStylesheet', value: `.${styled} { background-color: ${colour} }` },
    }),
    ...(bodies.length > 0 && { body: bodies }),
    target: {
      type: 'SpecificResource',
      source: passage.page ?? sourceOf(paper),
      ...(standard.length > 0 && { selector: standard }),
      // The page as it was then.
      state: { type: 'TimeState', sourceDate: created },
      ...(styled && { styleClass: styled }),
    },
    offprint: {
      paper: { identifiers: paper.identifiers, title: paper.title },
      ...(quote !== undefined && quote !== passage.quote?.exact && { quote }),
      ...(colour !== undefined && { colour }),
      ...(version !== undefined && { version }),
      ...(page !== undefined && { page }),
      ...(own.length > 0 && { selectors: own }),
      ...(passage.later.length > 0 && { later: passage.later }),
    },
  };
}

/** A paper without any page is still called something. */
const sourceOf = ({ identifiers }: Paper): string =>
  identifiers.map(identifierUrl).find((url) => url !== undefined) ??
  `urn:offprint:paper:${encodeURIComponent((identifiers[0] ?? '').toWellFormed())}`;

/** A collection around annotations that are written one by one, with commas between. */
export const collectionHead = (label: string): string =>
  `{"@context":${JSON.stringify(context)},\n"id":"urn:offprint:collection","type":"AnnotationCollection",` +
  `\n"label":${JSON.stringify(label)},\n"first":{"id":"urn:offprint:collection:page1",` +
  `"type":"AnnotationPage","startIndex":0,"items":[`;

export const collectionEnd = (total: number): string => `\n]},\n"total":${total}}\n`;
