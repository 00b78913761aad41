/**
 * What the Web Annotation model (https://www.w3.org/TR/annotation-model/) demands of an annotation.
 * One that breaks a MUST is told with its place, not guessed at.
 */
import { z } from 'zod';

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

const iri = z
  .string()
  .max(4000)
  .regex(/^[a-z][\w+.-]*:[^\s<>"{}|\\^`]+$/iu);

/** One value, alone or as a list of one. */
const single = <T extends z.ZodType>(item: T) =>
  z.union([item, z.tuple([item]).transform(([first]) => first)]);
const list = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item).min(1), item.transform((each) => [each])]);

const time = z.iso.datetime({ offset: true, local: true });
const words = list(z.string().min(1)).optional();
const type = list(z.string().min(1));

const agents = list(z.union([iri, z.looseObject({})])).optional();
const addresses = list(iri).optional();

/** What annotations and parts of them may say of their making. */
const made = {
  created: single(time).optional(),
  modified: single(time).optional(),
  generated: single(time).optional(),
  creator: agents,
  generator: agents,
  rights: addresses,
  via: addresses,
  canonical: single(iri).optional(),
};

const refined = { refinedBy: z.unknown().optional() };
const point = z.int().nonnegative();
const selectors = new Map(
  Object.entries<z.ZodType>({
    FragmentSelector: z.looseObject({ value: single(z.string()), ...refined }),
    CssSelector: z.looseObject({ value: single(z.string()), ...refined }),
    XPathSelector: z.looseObject({ value: single(z.string()), ...refined }),
    TextQuoteSelector: z.looseObject({
      exact: z.string(),
      prefix: z.string().optional(),
      suffix: z.string().optional(),
    }),
    TextPositionSelector: z.looseObject({ start: point, end: point }),
    DataPositionSelector: z.looseObject({ start: point, end: point }),
    SvgSelector: z.looseObject({}),
    RangeSelector: z.looseObject({
      startSelector: z.looseObject({}),
      endSelector: z.looseObject({}),
    }),
  }),
);

const selector = z.union([
  iri,
  z.looseObject({ type: single(z.string()) }).superRefine((value, context) => {
    const known = selectors.get(value.type);
    const issue = known?.safeParse(value).error?.issues[0];
    if (issue) context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
  }),
]);

const composites = ['Choice', 'Composite', 'List', 'Independents'];

/** A body or target that is more than an address. */
const resource = z
  .looseObject({
    id: single(iri).optional(),
    type: type.optional(),
    value: z.string().optional(),
    items: z.array(z.unknown()).min(1).optional(),
    source: z.union([iri, z.looseObject({ id: single(iri).optional() })]).optional(),
    selector: list(selector).optional(),
    state: list(z.union([iri, z.looseObject({ type: type.optional() })])).optional(),
    styleClass: words,
    purpose: words,
    format: words,
    language: words,
    processingLanguage: z.string().optional(),
    textDirection: z.enum(['ltr', 'rtl', 'auto']).optional(),
    ...made,
  })
  .superRefine((value, context) => {
    const fail = (...path: string[]) =>
      context.addIssue({ code: 'custom', path, message: 'not as the model has it' });
    const types = value.type ?? [];
    const many = types.filter((each) => composites.includes(each));
    if (many.length > 1 || (value.items && many.length === 0)) fail('type');
    if (types.includes('TextualBody') && value.value === undefined) fail('value');
    if (types.includes('SpecificResource') && value.source === undefined) fail('source');
    if (value.items && (value.value !== undefined || value.source !== undefined)) fail('items');
    const named = [value.id, value.value, value.items, value.source];
    if (named.every((each) => each === undefined)) fail('id');
  });

export const partSchema = z.union([iri, resource]);

const known = (contexts: readonly unknown[]) => contexts.includes(annotationContext);

/** An annotation in a collection; the context stands at its top. */
export const annotationModel = z
  .looseObject({
    '@context': list(z.union([z.string(), z.looseObject({})]))
      .refine(known)
      .optional(),
    id: single(iri),
    type: type.refine((types) => types.includes('Annotation')),
    motivation: words,
    body: z.union([partSchema, z.array(partSchema)]).optional(),
    bodyValue: z.string().optional(),
    target: z.union([partSchema, z.array(partSchema).min(1)]),
    offprint: z.unknown().optional(),
    ...made,
  })
  .refine(({ body, bodyValue }) => body === undefined || bodyValue === undefined, {
    path: ['bodyValue'],
  });

export type W3cAnnotation = z.output<typeof annotationModel>;
export type W3cPart = z.output<typeof partSchema>;

/**
 * Reads one annotation. @param inherited a collection around it has the context.
 * @returns where it breaks the model otherwise, such as `target.selector`.
 */
export function parseAnnotation(
  value: unknown,
  inherited: boolean,
): { annotation: W3cAnnotation } | { at: string } {
  const parsed = annotationModel.safeParse(value);
  if (!parsed.success) return { at: placeOf(parsed.error.issues) };
  if (!inherited && parsed.data['@context'] === undefined) return { at: '@context' };
  return { annotation: parsed.data };
}

/** The names on the way to what is wrong; of alternatives the one that came furthest. */
function placeOf(issues: readonly z.core.$ZodIssue[]): string {
  const path = deepest(issues).filter((each) => typeof each === 'string');
  return path.join('.') || 'type';
}

function deepest(issues: readonly z.core.$ZodIssue[]): PropertyKey[] {
  const [issue] = issues;
  if (!issue) return [];
  if (issue.code !== 'invalid_union') return issue.path;
  const inner = issue.errors.map(deepest).sort((a, b) => b.length - a.length)[0] ?? [];
  return [...issue.path, ...inner];
}
