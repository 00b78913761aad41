/** A paper as CSL-JSON, the terms that citation tools share (docs.citationstyles.org, 1.0.2). */
import type { Name, PaperDate, PaperRecord } from '../paper/schema';

/** What an entry holds beside the metadata that a reference needs. */
export interface EntryOptions {
  abstract?: boolean;
  /** Written as `keywords`. */
  keywords?: readonly string[];
  /** Text of notes, written as `annote` or `annotation`. */
  notes?: readonly string[];
}

export interface CslName {
  family?: string;
  given?: string;
  suffix?: string;
  literal?: string;
}

type DateParts = [number] | [number, number] | [number, number, number];

export interface CslItem {
  id: string;
  type: string;
  title: string;
  author?: CslName[];
  issued?: { 'date-parts': [DateParts] };
  abstract?: string;
  keyword?: string;
  'container-title'?: string;
  volume?: string;
  issue?: string;
  page?: string;
  DOI?: string;
  PMID?: string;
  PMCID?: string;
  URL?: string;
  /** The repository of a preprint, and its number there. */
  archive?: string;
  archive_location?: string;
  note?: string;
  'citation-key'?: string;
  /** What CSL has no field for; other programs pass over it. */
  custom?: { identifiers: string[] };
}

/** The value of the first identifier of a scheme: `doi` → `10.1145/…`. */
export function identifierOf(record: Pick<PaperRecord, 'identifiers'>, scheme: string) {
  const found = record.identifiers.find((id) => id.startsWith(`${scheme}:`));
  return found?.slice(scheme.length + 1);
}

function cslName(name: Name): CslName {
  const { given, family, suffix, literal } = name;
  if (family === undefined) return { literal: literal ?? given ?? '' };
  return {
    family,
    ...(given !== undefined && { given }),
    ...(suffix !== undefined && { suffix }),
  };
}

function dateParts({ year, month, day }: PaperDate): DateParts {
  if (month === undefined) return [year];
  return day === undefined ? [year, month] : [year, month, day];
}

/**
 * A paper for a CSL-JSON file: with its key, all its identifiers, and what the user wants to have in
 * it.
 */
export function toCslFile(
  record: PaperRecord,
  key: string,
  { abstract = false, keywords = [], notes = [] }: EntryOptions = {},
): CslItem {
  const { abstract: text, keyword: _, ...item } = toCsl(record, key);
  return {
    ...item,
    'citation-key': key,
    ...(abstract && text !== undefined && { abstract: text }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(notes.length > 0 && { note: notes.join('\n\n') }),
    custom: { identifiers: record.identifiers },
  };
}

/** @param record a paper or what a page says of one; @param id CSL's own id, any unique string. */
export function toCsl(record: PaperRecord, id: string): CslItem {
  const doi = identifierOf(record, 'doi');
  const arxiv = identifierOf(record, 'arxiv');
  const pmid = identifierOf(record, 'pmid');
  const pmcid = identifierOf(record, 'pmcid');
  const url = record.urls.page ?? identifierOf(record, 'url');
  return {
    id,
    type: record.kind,
    title: record.title,
    ...(record.authors.length > 0 && { author: record.authors.map(cslName) }),
    ...(record.issued && { issued: { 'date-parts': [dateParts(record.issued)] } }),
    ...(record.abstract !== undefined && { abstract: record.abstract }),
    ...(record.keywords.length > 0 && { keyword: record.keywords.join(', ') }),
    ...(record.venue !== undefined && { 'container-title': record.venue }),
    ...(record.volume !== undefined && { volume: record.volume }),
    ...(record.issue !== undefined && { issue: record.issue }),
    ...(record.pages !== undefined && { page: record.pages }),
    ...(doi !== undefined && { DOI: doi }),
    ...(pmid !== undefined && { PMID: pmid }),
    ...(pmcid !== undefined && { PMCID: pmcid }),
    ...(url !== undefined && { URL: url }),
    ...(arxiv !== undefined && { archive: 'arXiv', archive_location: arxiv }),
  };
}
