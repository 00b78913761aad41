/** The tags that EPrints writes on the page of a record: ./eprints for known hosts, ./generic for all. */
import { parseDoi } from '../paper/identifiers';
import type { PaperKind } from '../paper/schema';
import { type Metas, namesOf, type Said, webUrl } from './citation';

const eprintKinds = new Map<string, PaperKind>([
  ['article', 'article-journal'],
  ['preprint', 'article'],
  ['conference_item', 'paper-conference'],
  ['book_section', 'chapter'],
  ['book', 'book'],
  ['thesis', 'thesis'],
  ['monograph', 'report'],
]);

/** EPrints describes its own records well, and says which of them are papers. */
export function eprintsOf(metas: Metas, url: URL): Said | undefined {
  const title = metas.first('eprints.title');
  const kind = eprintKinds.get(metas.first('eprints.type') ?? '');
  if (!title || !kind) return undefined;
  const doi = parseDoi(
    metas.first('eprints.id_number', 'eprints.doi') ?? metas.first('eprints.official_url') ?? '',
  );
  return {
    title,
    authors: namesOf(metas.all('eprints.creators_name')),
    abstract: metas.first('eprints.abstract') ?? '',
    issued: metas.first('eprints.date', 'eprints.datestamp'),
    venue: metas.first(
      'eprints.publication',
      'eprints.event_title',
      'eprints.book_title',
      'eprints.institution',
      'eprints.series',
    ),
    volume: metas.first('eprints.volume'),
    issue: metas.first('eprints.number'),
    pages: metas.first('eprints.pagerange'),
    kind,
    urls: { pdf: webUrl(metas.first('eprints.document_url'), url) },
    keywords: (metas.first('eprints.keywords') ?? '').split(/[,;]/),
    identifiers: [doi && `doi:${doi}`],
  };
}
