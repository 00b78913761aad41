/**
 * Crossref's REST API (api.crossref.org): works by DOI or by title. No e-mail address is sent, so it is
 * asked as the public pool. Shapes by recorded answers; every field but the DOI may be missing.
 */
import { z } from 'zod';
import { cleanText, parseName } from '../paper/normalise';
import { lenientList, type PaperKind, type PaperRecord, recordSchema } from '../paper/schema';
import { serviceHosts } from './hosts';

export const crossrefDoisAtOnce = 20;

const base = `${serviceHosts.crossref}/works`;

/** @param dois lower-case, at most `crossrefDoisAtOnce`. */
export const crossrefDoisUrl = (dois: readonly string[]): string =>
  `${base}?${new URLSearchParams({
    // A comma divides filters and cannot be escaped.
    filter: dois
      .filter((doi) => !doi.includes(','))
      .map((doi) => `doi:${doi}`)
      .join(','),
    rows: String(dois.length),
  })}`;

/** Works whose title, authors and year are like these. */
export const crossrefTitleUrl = (title: string, author?: string): string =>
  `${base}?${new URLSearchParams({
    'query.bibliographic': [title, author].filter(Boolean).join(' ').slice(0, 400),
    rows: '5',
  })}`;

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = lenient(z.string());
const dateParts = lenient(
  z.object({ 'date-parts': z.array(z.array(z.number().nullable())).min(1) }),
);
const workSchema = z.object({
  DOI: z.string(),
  type: text,
  title: lenientList(z.string(), 5),
  subtitle: lenientList(z.string(), 5),
  author: lenientList(z.object({ given: text, family: text, name: text, suffix: text }), 5000),
  'container-title': lenientList(z.string(), 5),
  issued: dateParts,
  published: dateParts,
  abstract: text,
  volume: text,
  issue: text,
  page: text,
  URL: text,
  license: lenientList(z.object({ URL: z.string() }), 10),
});

const answerSchema = z.object({ message: z.object({ items: z.array(z.unknown()) }) });

const kinds = new Map(
  Object.entries<PaperKind>({
    'journal-article': 'article-journal',
    'proceedings-article': 'paper-conference',
    'posted-content': 'article',
    'book-chapter': 'chapter',
    'reference-entry': 'chapter',
    book: 'book',
    monograph: 'book',
    'edited-book': 'book',
    dissertation: 'thesis',
    report: 'report',
  }),
);

/** The works of an answer, in its order. @returns undefined when it is no list of works. */
export function parseCrossrefWorks(json: unknown): PaperRecord[] | undefined {
  const answer = answerSchema.safeParse(json);
  if (!answer.success) return undefined;
  return answer.data.message.items.flatMap((item) => {
    const record = recordOf(item);
    return record ? [record] : [];
  });
}

/** JATS and HTML in titles and abstracts: only its text is wanted. */
const plain = (markup: string): string =>
  markup
    .replace(/<jats:title>\s*abstract\s*<\/jats:title>/i, '')
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

function recordOf(item: unknown): PaperRecord | undefined {
  const parsed = workSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const work = parsed.data;
  const [title = ''] = work.title;
  const [subtitle] = work.subtitle;
  const whole = subtitle && !title.includes(subtitle) ? `${title}: ${subtitle}` : title;
  const [year, month, day] = (work.published ?? work.issued)?.['date-parts'][0] ?? [];
  const abstract = work.abstract && cleanText(plain(work.abstract), 50_000);
  const record = recordSchema.safeParse({
    identifiers: [`doi:${work.DOI.toLowerCase()}`],
    title: cleanText(plain(whole)),
    authors: work.author.map(({ given, family, name, suffix }) =>
      family ? { family, given, suffix } : name ? { literal: name } : parseName(given ?? ''),
    ),
    ...(abstract && { abstract }),
    ...(year && { issued: { year, month: month ?? undefined, day: day ?? undefined } }),
    venue: work['container-title'][0] && cleanText(plain(work['container-title'][0]), 1000),
    volume: work.volume,
    issue: work.issue,
    pages: work.page?.replace(/\s*-+\s*/g, '–'),
    kind: kinds.get(work.type ?? '') ?? 'article',
    urls: { page: work.URL?.replace(/^http:\/\/(?:dx\.)?doi\.org/, 'https://doi.org') },
    license: work.license[0]?.URL,
    source: 'crossref',
  });
  return record.success ? record.data : undefined;
}
