/** Pages that list papers, in the structure of their sites. */
import { escapeHtml, page } from './html.ts';
import { displayName, type InventedPaper } from './papers.ts';

function entry(paper: InventedPaper, number: number): string {
  const { id, title, authors, subjects } = paper;
  const names = authors.map((name) => `<a href="/search/">${escapeHtml(displayName(name))}</a>`);
  return `<dt><a name="item${number}">[${number}]</a> <a href="/abs/${id}" title="Abstract">arXiv:${id}</a>
 [<a href="/pdf/${id}">pdf</a>, <a href="/html/${id}v1">html</a>, <a href="/format/${id}">other</a>]</dt>
<dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> ${escapeHtml(title)}</div>
<div class="list-authors">${names.join(', ')}</div>
<div class="list-subjects"><span class="descriptor">Subjects:</span> <span class="primary-subject">${escapeHtml(subjects[0] ?? '')}</span></div></div></dd>`;
}

/**
 * A list of arXiv's.
 * @param more papers that a button “More” appends, as pages that load on do.
 */
export function arxivList(papers: InventedPaper[], more: InventedPaper[] = []): string {
  const late = more.map((paper, index) => entry(paper, papers.length + index + 1)).join('\n');
  return page(
    'Machine Learning',
    '',
    `<header><h1><a href="/">arXiv</a></h1><a href="/list/cs.LG/new">new</a></header>
<main><h2>Recent submissions</h2>
<dl id="articles">${papers.map((paper, index) => entry(paper, index + 1)).join('\n')}</dl>
${more.length > 0 ? `<button id="more">More</button><template id="late">${late}</template>` : ''}
<script>document.querySelector('#more')?.addEventListener('click', () =>
  document.querySelector('#articles').append(document.querySelector('#late').content.cloneNode(true)));</script></main>`,
  );
}

/** Results of a search at Google Scholar: title, address and line of authors of each. */
export function scholarResults(results: [title: string, url: string, line: string][]): string {
  const items = results.map(
    ([title, url, line]) =>
      `<div class="gs_r gs_or gs_scl"><div class="gs_ri"><h3 class="gs_rt"><a href="${escapeHtml(url)}">${escapeHtml(title)}</a></h3>
<div class="gs_a">${escapeHtml(line)}</div><div class="gs_fl"><a href="/scholar?cites=1">Cited by 3</a></div></div></div>`,
  );
  return page('Google Scholar', '', `<div id="gs_res_ccl_mid">${items.join('\n')}</div>`);
}
