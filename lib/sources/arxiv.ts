import { parseArxiv, versionOf } from '../paper/identifiers';
import { maxAbstract } from '../paper/normalise';
import type { PaperRecord } from '../paper/schema';
import { arxivIdentified } from './arxiv-id';
import { citationOf, metasOf, namesOf, pathOf, recordOf, textOf, webUrl } from './citation';
import { latexmlRecord } from './latexml';
import type { Source } from './types';

const faces = {
  abs: 'abstract',
  pdf: 'pdf',
  html: 'html',
  format: 'abstract',
  ps: 'pdf',
  src: 'abstract',
  'e-print': 'abstract',
  bibtex: 'abstract',
  cits: 'abstract',
  refs: 'abstract',
  latexml: 'html',
} as const;

/** arXiv: abstract pages, PDFs and its own HTML; https://info.arxiv.org/help/arxiv_identifier.html */
export const arxiv: Source = {
  id: 'arxiv',
  name: 'arXiv',
  hosts: [
    'arxiv.org',
    'export.arxiv.org',
    'browse.arxiv.org',
    // Mirrors, some of them history by now.
    ...['cn', 'de', 'es', 'fr', 'in', 'jp', 'uk', 'lanl', 'xxx'].map((name) => `${name}.arxiv.org`),
    'xxx.lanl.gov',
  ],
  matches: ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org', 'browse.arxiv.org'].flatMap(
    (host) => [`https://${host}/abs/*`, `https://${host}/html/*`],
  ),
  pdfs: ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org', 'browse.arxiv.org'].map(
    (host) => `https://${host}/pdf/*`,
  ),
  lists: ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org', 'browse.arxiv.org'].flatMap((host) =>
    ['list', 'search', 'catchup', 'a'].map((path) => `https://${host}/${path}/*`),
  ),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const match =
      /^\/(abs|pdf|html|format|ps|src|e-print|bibtex|cits|refs|latexml)\/(?:arxiv:)?(.+?)(?:\.pdf|\.html|\/[^/]+\.html)?$/i.exec(
        path,
      );
    const face = match?.[1]?.toLowerCase() as keyof typeof faces | undefined;
    const parsed = parseArxiv(match?.[2] ?? '') ?? parseArxiv(storedId(path));
    return parsed && arxivIdentified(parsed, face ? faces[face] : 'pdf');
  },

  extract(document, url) {
    const found = arxiv.identify(url);
    if (!found) return undefined;
    return found.view === 'html' ? latexmlRecord(document, 'arxiv') : abstractPage(document, url);
  },
};

/** Files as they are stored: `/ftp/arxiv/papers/2406/2406.01234.pdf`, `/ftp/hep-th/papers/9901/9901001.pdf`. */
function storedId(path: string): string {
  const [, archive, , number] =
    /^\/ftp\/([a-z-]+)\/(?:papers|pdf)\/(\d{4})\/(\2[.\d]*?(?:v\d+)?)(?:\.pdf)?$/.exec(path) ?? [];
  return archive === 'arxiv' ? (number ?? '') : `${archive}/${number}`;
}

function abstractPage(document: Document, url: URL): PaperRecord | undefined {
  const metas = metasOf(document);
  const tagged = citationOf(metas, url, 'article');
  const heading = textOf(document.querySelector('h1.title')).replace(/^Title:\s*/i, '');
  const listed = [...document.querySelectorAll('.authors a')].map((link) => textOf(link, 500));
  const quote = textOf(document.querySelector('blockquote.abstract'), maxAbstract);
  const submitted = /(?:Submitted on|on) (\d{1,2} \w+ \d{4})/i.exec(
    textOf(document.querySelector('.dateline')),
  );
  const journal = textOf(document.querySelector('td.jref'), 1000);
  const doi = textOf(document.querySelector('td.doi a'));
  return recordOf('arxiv', {
    title: tagged?.title ?? heading,
    authors: tagged?.authors?.length ? tagged.authors : namesOf(listed),
    abstract: tagged?.abstract || quote,
    issued: tagged?.issued ?? submitted?.[1],
    venue: journal,
    kind: 'article',
    urls: {
      ...tagged?.urls,
      html: webUrl(document.querySelector('#latexml-download-link')?.getAttribute('href'), url),
    },
    version: arxiv.identify(url)?.version ?? versionShown(document, metas.first('og:url')),
    latest: newestVersion(document),
    license: document.querySelector('.abs-license a')?.getAttribute('href') ?? undefined,
    categories: [
      ...textOf(document.querySelector('td.subjects')).matchAll(/\(([a-z-]+(?:\.[A-Za-z-]+)?)\)/g),
    ].map(([, category]) => category ?? ''),
    identifiers: [...(tagged?.identifiers ?? []), doi && `doi:${doi}`],
  });
}

/** The newest version: in “latest version … (v3)” of an older one, and in the submission history. */
function newestVersion(document: Document): number | undefined {
  const dated = textOf(document.querySelector('.dateline'));
  const history = textOf(document.querySelector('.submission-history'), 20_000);
  const told = [
    ...dated.matchAll(/latest version [^()]{0,100}\(v(\d{1,3})\)/g),
    ...history.matchAll(/\[v(\d{1,3})\]/g),
  ].map(([, number]) => Number(number));
  return told.length > 0 ? Math.max(...told) : undefined;
}

/** The version on show: in `og:url`, in bold in the submission history, or in “this version, v2”. */
function versionShown(document: Document, ogUrl = ''): number | undefined {
  const current = textOf(document.querySelector('.submission-history > strong:last-of-type'));
  const dated = textOf(document.querySelector('.dateline'));
  const text = /this version, v(\d+)/.exec(dated)?.[1] ?? /^\[v(\d+)\]$/.exec(current)?.[1];
  return versionOf(ogUrl) ?? (Number(text) || undefined);
}
