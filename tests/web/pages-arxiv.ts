/** Pages in the structure of arXiv's: abstract page and HTML paper. */
import { escapeHtml, meta, page } from './html.ts';
import { displayName, type InventedPaper } from './papers.ts';

/** Plain, so that the page looks like one that people read. */
const style = `<style>
body { margin: 0; font: 15px/1.5 'Lucida Grande', Helvetica, Arial, sans-serif; color: #222; }
header { background: #8c1515; padding: 10px 28px; }
header h1 { margin: 0; font-size: 22px; }
header a { color: #fff; text-decoration: none; }
main { max-width: 640px; padding: 14px 28px; }
.subheader h1 { font-size: 14px; font-weight: normal; color: #555; margin: 0 0 12px; }
h1.title { font-size: 23px; line-height: 1.3; margin: 6px 0 10px; }
h1.title .descriptor { display: none; }
blockquote { margin: 18px 0; }
.authors a { color: #0b5394; text-decoration: none; }
.dateline { font-size: 13px; color: #666; }
td { font-size: 13px; vertical-align: top; padding: 2px 10px 2px 0; }
</style>`;

const slashed = (date: string) => date.replaceAll('-', '/');

/**
 * An abstract page.
 * @param version the version that the URL names; the newest otherwise.
 */
export function arxivAbstract(paper: InventedPaper, version?: number): string {
  const shown = version ?? paper.version;
  const { id, title, abstract, authors, date, subjects, doi } = paper;
  const head = [
    style,
    `<link rel="canonical" href="https://arxiv.org/abs/${id}">`,
    `<meta property="og:title" content="${escapeHtml(title)}">`,
    `<meta property="og:url" content="https://arxiv.org/abs/${id}v${shown}">`,
    `<meta property="og:description" content="${escapeHtml(abstract)}">`,
    meta('citation_title', title),
    ...authors.map((author) => meta('citation_author', author)),
    meta('citation_date', slashed(date)),
    meta('citation_online_date', slashed(date)),
    meta('citation_pdf_url', `https://arxiv.org/pdf/${id}`),
    meta('citation_arxiv_id', id),
    meta('citation_abstract', abstract),
    ...(doi ? [meta('citation_doi', doi)] : []),
  ].join('\n');
  const names = authors
    .map((author) => `<a href="/a/search" rel="nofollow">${escapeHtml(displayName(author))}</a>`)
    .join(', ');
  const [primary = '', ...others] = subjects;
  const body = `
<header><h1><a href="/">arXiv</a></h1></header>
<main id="content"><div id="abs-outer"><div class="leftcolumn">
<div class="subheader"><h1>${escapeHtml(primary.replace(/ \(.*/, ''))}</h1></div>
<div id="content-inner"><div id="abs">
<div class="dateline">[Submitted on ${date}]</div>
<h1 class="title mathjax"><span class="descriptor">Title:</span>${escapeHtml(title)}</h1>
<div class="authors"><span class="descriptor">Authors:</span>${names}</div>
<blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>${escapeHtml(abstract)}</blockquote>
<div class="metatable"><table summary="Additional metadata"><tbody>
<tr><td class="tablecell label">Subjects:</td><td class="tablecell subjects"><span class="primary-subject">${escapeHtml(primary)}</span>${others.map((other) => `; ${escapeHtml(other)}`).join('')}</td></tr>
<tr><td class="tablecell label">Cite as:</td><td class="tablecell arxivid"><span class="arxivid"><a href="https://arxiv.org/abs/${id}">arXiv:${id}</a></span></td></tr>
<tr><td class="tablecell label"></td><td class="tablecell arxividv">(or <span class="arxivid"><a href="https://arxiv.org/abs/${id}v${shown}">arXiv:${id}v${shown}</a></span> for this version)</td></tr>
<tr><td class="tablecell label"></td><td class="tablecell arxivdoi"><a href="https://doi.org/10.48550/arXiv.${id}" id="arxiv-doi-link">https://doi.org/10.48550/arXiv.${id}</a></td></tr>
</tbody></table></div>
</div></div></div>
<div class="extra-services"><div class="full-text"><ul>
<li><a href="/pdf/${id}" class="abs-button download-pdf">View PDF</a></li>
<li><a href="/html/${id}v${shown}" class="abs-button" id="latexml-download-link">HTML</a></li>
</ul></div></div></div></main>`;
  return page(`[${id}] ${title}`, head, body);
}

/** The HTML version of a paper: no citation tags, as arXiv's converter leaves it. */
export function arxivHtml(paper: InventedPaper, version?: number): string {
  const shown = version ?? paper.version;
  const { id, title, abstract, authors, subjects } = paper;
  const body = `
<header class="arxiv-html-header"><nav class="html-header-nav">
<a class="header-button" href="https://arxiv.org/abs/${id}v${shown}">Back to abstract page</a>
<a class="header-button" href="https://arxiv.org/pdf/${id}v${shown}">Download PDF</a>
</nav></header>
<div class="ltx_page_main"><div class="ltx_page_content">
<div class="section" id="target-section"><div id="watermark-tr">arXiv:${id}v${shown} [${escapeHtml(/\(([^)]+)\)/.exec(subjects[0] ?? '')?.[1] ?? '')}]</div></div>
<article class="ltx_document">
<h1 class="ltx_title ltx_title_document">${escapeHtml(title)}</h1>
<div class="ltx_authors">${authors
    .map(
      (author) =>
        `<span class="ltx_creator ltx_role_author"><span class="ltx_personname">${escapeHtml(displayName(author))}</span></span>`,
    )
    .join('\n')}</div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">${escapeHtml(abstract)}</p></div>
<section class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1 </span>Introduction</h2><p class="ltx_p">The first section begins here.</p></section>
</article></div></div>`;
  return page(title, '', body);
}
