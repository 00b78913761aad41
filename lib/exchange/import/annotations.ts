/**
 * W3C Web Annotations: one, a list, a collection, a page of one. Each becomes a note or highlight on
 * the paper that its target names; see docs/annotations.md for what is kept of them.
 */
import { z } from 'zod';
import { parseLaterPositions, parseSelectors } from '../../annotations/schema';
import { identifierSchema, lenientList } from '../../paper/schema';
import { colourClass } from '../annotations';
import { ByPaper, type ImportedNote, type Noted, nestedItems } from './noted';
import { fromHtml, labelOf } from './text';
import type { Draft, Problem, Reading, ReadOptions } from './types';
import { parseAnnotation, type W3cAnnotation, type W3cPart } from './w3c-model';

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** What our own files say beside the model. */
const ownSchema = z.object({
  paper: lenient(
    z.object({
      identifiers: lenientList(identifierSchema, 100).default([]),
      title: lenient(z.string().max(5000)),
    }),
  ),
  quote: lenient(z.string()),
  colour: lenient(z.string().max(100)),
  version: lenient(z.int().positive()),
  page: lenient(z.string().max(2000)),
  selectors: lenient(z.array(z.unknown())),
  later: lenient(z.array(z.unknown()).transform(parseLaterPositions)),
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Annotations in whatever holds them. */
function annotationsIn(whole: unknown): readonly unknown[] {
  if (Array.isArray(whole)) return whole.flatMap(annotationsIn);
  if (!isObject(whole)) return [whole];
  const types = [whole.type].flat();
  if (types.includes('AnnotationCollection')) {
    return isObject(whole.first) ? annotationsIn({ type: 'AnnotationPage', ...whole.first }) : [];
  }
  if (types.includes('AnnotationPage')) return Array.isArray(whole.items) ? whole.items : [];
  return [whole];
}

/** Reads annotations. What breaks the model is an item with its problem. */
export function* readAnnotations(text: string, options: ReadOptions = {}): Reading {
  const items = nestedItems(text, annotationsIn, ['items'], options);
  const papers = new ByPaper();
  const bad: Draft[] = [];
  // A collection, or a list of a tool that leaves the context out, has it at its top or not at all.
  const inherited = !/^\s*\{[^[{]*"type"\s*:\s*\[?\s*"Annotation"/.test(text.slice(0, 4000));
  for (const { value, line } of items.each()) {
    const parsed = parseAnnotation(value, inherited);
    if ('annotation' in parsed)
      for (const each of notedIn(parsed.annotation)) papers.add(each, line);
    else {
      const said = isObject(value) ? (value.label ?? value.id) : value;
      bad.push({
        label: labelOf(typeof said === 'string' ? said : JSON.stringify(value)),
        ...(line !== undefined && { line }),
        problem: { code: 'not-annotation', args: [parsed.at] },
      });
    }
  }
  yield* papers.drafts();
  yield* bad;
  return items.problems() satisfies Problem[];
}

const partsOf = (value: W3cPart | W3cPart[] | undefined): W3cPart[] =>
  value === undefined ? [] : [value].flat();

/** One for each target: an annotation on several papers is noted on each. */
function notedIn(annotation: W3cAnnotation): Noted[] {
  const own = ownSchema.safeParse(annotation.offprint).data ?? ownSchema.parse({});
  const { text, tags } = bodiesOf(annotation);
  const at = timeOf(annotation.created);
  const changedAt = timeOf(annotation.modified);
  const marks = (annotation.motivation ?? []).includes('highlighting');
  return partsOf(annotation.target)
    .flatMap(targetsOf)
    .map((target): Noted => {
      const { url, selectors: raw, classes, title } = target;
      const selectors = [...parseSelectors(raw), ...parseSelectors(own.selectors)];
      const exact = selectors.find((each) => each.type === 'TextQuoteSelector')?.exact;
      const colour =
        own.colour ??
        classes.find((each) => each.startsWith(colourClass))?.slice(colourClass.length);
      const quote = own.quote ?? exact;
      const note: ImportedNote = {
        text,
        tags,
        ...(at !== undefined && { at }),
        ...(changedAt !== undefined && { changedAt }),
        version: own.version,
        page: own.paper ? own.page : url,
        ...((marks || selectors.length > 0) && {
          highlight: { quote, selectors, later: own.later, colour },
        }),
      };
      return {
        note,
        urls: [url],
        identifiers: own.paper?.identifiers ?? [],
        title: own.paper?.title ?? title,
        ...(own.paper && { ours: true }),
      };
    });
}

interface Target {
  url: string;
  selectors: unknown[];
  classes: readonly string[];
  title?: string | undefined;
}

function targetsOf(part: W3cPart): Target[] {
  if (typeof part === 'string') return [{ url: part, selectors: [], classes: [] }];
  if (part.items) {
    return part.items.flatMap((each) =>
      typeof each === 'string' ? [{ url: each, selectors: [], classes: [] }] : [],
    );
  }
  const source = typeof part.source === 'object' ? part.source.id : part.source;
  const url = source ?? part.id;
  if (typeof url !== 'string') return [];
  const title = typeof part.title === 'string' ? part.title : undefined;
  return [
    {
      url,
      selectors: part.selector ?? [],
      classes: part.styleClass ?? [],
      ...(title && { title }),
    },
  ];
}

/** The words of an annotation: comments one below the other, links as links, and its tags. */
function bodiesOf(annotation: W3cAnnotation): { text: string; tags: string[] } {
  const texts = annotation.bodyValue === undefined ? [] : [annotation.bodyValue];
  const tags: string[] = [];
  const tagging = (annotation.motivation ?? []).every((each) => each === 'tagging');
  for (const body of partsOf(annotation.body)) {
    if (typeof body === 'string') texts.push(`<${body}>`);
    else if (body.value !== undefined) {
      const plain = isHtml(body.format) ? fromHtml(body.value) : body.value;
      const isTag = body.purpose
        ? body.purpose.includes('tagging')
        : tagging && annotation.motivation !== undefined;
      if (isTag) tags.push(plain.trim());
      else texts.push(plain);
    } else texts.push(...addressesOf(body));
  }
  return { text: texts.join('\n\n'), tags: [...new Set(tags)].filter((tag) => tag !== '') };
}

const isHtml = (format: readonly string[] | undefined) => format?.includes('text/html') ?? false;

function addressesOf(body: Exclude<W3cPart, string>): string[] {
  const source = typeof body.source === 'object' ? body.source.id : body.source;
  const all = [body.id, source, ...(body.items ?? [])];
  return all.filter((each) => typeof each === 'string').map((each) => `<${each}>`);
}

const timeOf = (value: string | undefined): number | undefined => {
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return time >= 0 ? time : undefined;
};
