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

/** References below a paper, as publishers write them: text, then links to where the paper is. */
export function references(papers: InventedPaper[]): string {
  const items = papers.map(({ id, title, authors, date, doi }) => {
    const names = authors.map(displayName).join(', ');
    const links = [
      ...(doi ? [`<a href="https://doi.org/${doi}">Article</a>`] : []),
      `<a href="https://arxiv.org/abs/${id}">Preprint</a>`,
      `<a href="https://scholar.google.com/scholar_lookup?title=${encodeURIComponent(title)}">Google Scholar</a>`,
    ];
    return `<li><p>${escapeHtml(names)}. ${escapeHtml(title)}. ${date.slice(0, 4)}.</p><p>${links.join(' ')}</p></li>`;
  });
  return `<section><h2>References</h2><ol>${items.join('\n')}</ol></section>`;
}

/**
 * Somebody's page that links to papers.
 * @param late papers that come when the page is scrolled to its end.
 */
export function readingList(papers: InventedPaper[], late: InventedPaper[] = []): string {
  const item = ({ id, title }: InventedPaper) =>
    `<li><a href="https://arxiv.org/abs/${id}">${escapeHtml(title)}</a>, read in spring</li>`;
  return page(
    'What I read',
    '',
    `<main><h1>What I read</h1><p>See also <a href="/about">about me</a>.</p>
<ul id="list">${papers.map(item).join('\n')}</ul>
<div style="height:${late.length > 0 ? 2000 : 0}px"></div></main>
<template id="late">${late.map(item).join('\n')}</template>
<script>addEventListener('scroll', () =>
  document.querySelector('#list').append(document.querySelector('#late').content), { once: true });</script>`,
  );
}

/** The same papers in ways of laying out a list that badges could break. */
export function layouts(papers: InventedPaper[]): string {
  const styles: Record<string, string> = {
    line: '',
    row: 'display:flex;gap:8px',
    column: 'display:flex;flex-direction:column',
    grid: 'display:grid;grid-template-columns:1fr 1fr',
    chips: 'line-height:1.2;font-size:12px',
    cut: 'white-space:nowrap;overflow:hidden;text-overflow:ellipsis;width:700px;height:20px;line-height:20px',
    right: 'direction:rtl',
    dark: 'background:#111;color:#ddd;padding:4px',
    columns: 'columns:2',
  };
  const inner: Record<string, string> = { chips: 'display:inline-block;border:1px solid #888' };
  const blocks = Object.entries(styles).map(([name, style]) => {
    const links = papers.map(
      ({ id, title }, index) =>
        `<a id="${name}-${index}" style="${inner[name] ?? ''}" href="/abs/${id}">${escapeHtml(title.slice(0, 40))}</a>`,
    );
    return `<section id="${name}" style="${style};margin-bottom:16px">${links.join('\n')}</section>`;
  });
  const headings = papers.map(
    ({ id, title }, index) =>
      `<a href="/abs/${id}" id="card-${index}"><h3 id="heading-${index}" style="margin:4px 0">${escapeHtml(title)}</h3></a>`,
  );
  return page(
    'Layouts',
    '<style>body{font:15px/1.5 sans-serif;width:1100px}</style>',
    `<main>${blocks.join('\n')}${headings.join('\n')}</main>`,
  );
}
