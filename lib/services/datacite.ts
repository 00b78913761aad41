/** DataCite's REST API (api.datacite.org): repositories' DOIs, of arXiv, Zenodo and others. */
import { z } from 'zod';
import { cleanText, parseDate, parseName } from '../paper/normalise';
import { lenientList, type PaperKind, type PaperRecord, recordSchema } from '../paper/schema';
import { serviceHosts } from './hosts';

/** @param doi lower-case. */
export const dataciteUrl = (doi: string): string =>
  `${serviceHosts.datacite}/dois/${encodeURIComponent(doi)}`;

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = lenient(z.string());
const answerSchema = z.object({
  data: z.object({
    attributes: z.object({
      doi: z.string(),
      titles: lenientList(z.object({ title: z.string() }), 5),
      creators: lenientList(z.object({ name: text, givenName: text, familyName: text }), 5000),
      descriptions: lenientList(z.object({ description: z.string(), descriptionType: text }), 20),
      publicationYear: lenient(z.number()),
      dates: lenientList(z.object({ date: z.string(), dateType: text }), 20),
      container: lenient(z.object({ title: text })),
      url: text,
      types: lenient(z.object({ resourceTypeGeneral: text })),
    }),
  }),
});

const kinds = new Map(
  Object.entries<PaperKind>({
    JournalArticle: 'article-journal',
    ConferencePaper: 'paper-conference',
    BookChapter: 'chapter',
    Book: 'book',
    Dissertation: 'thesis',
    Report: 'report',
  }),
);

/** @returns undefined when the answer is not about a work. */
export function parseDatacite(json: unknown): PaperRecord | undefined {
  const answer = answerSchema.safeParse(json);
  if (!answer.success) return undefined;
  const work = answer.data.data.attributes;
  const issued =
    work.dates.find(({ dateType }) => dateType === 'Issued' || dateType === 'Submitted')?.date ??
    String(work.publicationYear ?? '');
  const abstract = work.descriptions.find(({ descriptionType }) => descriptionType === 'Abstract');
  const record = recordSchema.safeParse({
    identifiers: [`doi:${work.doi.toLowerCase()}`],
    title: cleanText(work.titles[0]?.title),
    authors: work.creators.map(({ name, givenName, familyName }) =>
      familyName ? { family: familyName, given: givenName } : parseName(name ?? ''),
    ),
    ...(abstract && { abstract: cleanText(abstract.description, 50_000) }),
    issued: parseDate(issued),
    venue: work.container?.title,
    kind: kinds.get(work.types?.resourceTypeGeneral ?? '') ?? 'article',
    urls: { page: work.url },
    source: 'datacite',
  });
  return record.success ? record.data : undefined;
}
