/** Recognition timed in a real browser: scripts/bench-sources.mjs bundles this and calls it. */
import { extractGeneric } from '../../lib/sources/generic';
import { extract, identify } from '../../lib/sources/index';

/** What is read: a page of a known site, or any page by its own description. */
export interface Case {
  name: string;
  url: string;
  /** What the title must be; absent where the page is no paper. */
  title?: string;
}

const title = 'A Paper of One Megabyte';

export const cases: (Case & { html: string })[] = [
  {
    name: 'known site',
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9999999/',
    title,
    html: paper(),
  },
  { name: 'generic', url: 'https://journal.example.org/article/7', title, html: paper() },
  {
    name: 'generic, no paper',
    url: 'https://journal.example.org/about',
    html: `<!doctype html><title>News</title><body>${text()}</body>`,
  },
];

/** About a megabyte: tags, an abstract, long paragraphs, and references with links. */
function paper(): string {
  const authors = Array.from({ length: 40 }, (_x, at) => meta('citation_author', `Doe${at}, Jane`));
  const references = Array.from({ length: 300 }, (_x, at) =>
    meta(
      'citation_reference',
      `citation_title=Work ${at};citation_author=Roe, Ada;citation_year=2020`,
    ),
  );
  return `<!doctype html><html><head><title>${title}</title>
    ${meta('citation_title', title)}${authors.join('')}
    ${meta('citation_publication_date', '2031/02/03')}${meta('citation_journal_title', 'Journal of Inventions')}
    ${references.join('')}</head>
    <body><h1>${title}</h1><section class="abstract"><h2>Abstract</h2><p>${'Some words of an abstract. '.repeat(60)}</p></section>
    ${text()}</body></html>`;
}

function text(): string {
  const paragraph = `<p>${'A sentence with <i>some</i> words and <a href="https://doi.org/10.1000/x">a link</a>. '.repeat(20)}</p>`;
  return `<div class="body">${paragraph.repeat(Math.ceil(1_000_000 / paragraph.length))}</div>`;
}

function meta(name: string, content: string): string {
  return `<meta name="${name}" content="${content}">`;
}

/** Milliseconds of each run on the current document; the first is what a reader of the page waits for. */
export function time({ url, title: expected }: Case, runs: number): number[] {
  const address = new URL(url);
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    const record = identify(address)
      ? extract(document, address)
      : extractGeneric(document, address);
    const took = performance.now() - start;
    if (record?.title !== expected) throw new Error(`${url}: read ${record?.title}`);
    return took;
  });
}
