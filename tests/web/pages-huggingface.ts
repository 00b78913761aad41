/** Pages in the structure of Hugging Face's papers: list and paper, with in-page navigation. */
import { escapeHtml, page } from './html.ts';
import { displayName, type InventedPaper } from './papers.ts';

/** What Hugging Face embeds in a paper's page. */
function props(paper: InventedPaper): string {
  return JSON.stringify({
    paper: {
      id: paper.id,
      authors: paper.authors.map((author, index) => ({
        _id: `a${index}`,
        name: displayName(author),
        hidden: false,
      })),
      publishedAt: `${paper.date}T00:00:00.000Z`,
      title: paper.title,
      summary: paper.abstract,
      upvotes: 12,
      discussionId: 'd1',
    },
    upvoted: false,
    upvoters: [],
    dailyPaperRank: 0,
  });
}

/**
 * In-page navigation: links to papers change the address at once and the content a moment later,
 * without a load; the embedded data stay those of the first page.
 */
const spa = `
async function show(path) {
  const answer = await fetch(path);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.title = next.title;
  document.querySelector('main').replaceWith(next.querySelector('main'));
}
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-soft]');
  if (!link) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  show(link.href);
});
addEventListener('popstate', () => show(location.href));
`;

const shell = (title: string, head: string, main: string): string =>
  page(
    title,
    head,
    `<header><nav><a href="/papers" data-soft>Papers</a></nav></header>\n<main>${main}</main>\n<script>${spa}</script>`,
  );

/** The page of one paper; `related` are linked below it. */
export function huggingfacePaper(paper: InventedPaper, related: InventedPaper[]): string {
  const { id, title, abstract, authors, date } = paper;
  const heading = `Paper page - ${title}`;
  const head = [
    `<meta name="description" content="Join the discussion on this paper page">`,
    `<meta property="og:title" content="${escapeHtml(heading)}">`,
    `<meta property="og:url" content="https://huggingface.co/papers/${id}">`,
  ].join('\n');
  const main = `
<div class="SVELTE_HYDRATER contents" data-target="PaperContent" data-props="${escapeHtml(props(paper))}">
<section>
<div>arxiv:${id}</div>
<h1 class="mb-2 text-2xl font-semibold">${escapeHtml(title)}</h1>
<div class="pb-10"><div>Published on ${date}</div></div>
<div class="relative flex flex-wrap">Authors: ${authors
    .map((author) => `<span class="author">${escapeHtml(displayName(author))}</span>`)
    .join(',\n')}</div>
<div><h2 class="text-lg font-semibold">Abstract</h2><p class="text-gray-600">${escapeHtml(abstract)}</p></div>
<div><a class="btn" href="https://arxiv.org/abs/${id}">View arXiv page</a> <a class="btn" href="https://arxiv.org/pdf/${id}">View PDF</a></div>
</section></div>
<aside><h2>More papers</h2><ul>${related
    .map(
      (other) => `<li><a href="/papers/${other.id}" data-soft>${escapeHtml(other.title)}</a></li>`,
    )
    .join('\n')}</ul></aside>`;
  return shell(heading, head, main);
}

/** The daily list. */
export function huggingfaceList(papers: InventedPaper[]): string {
  const items = papers
    .map(
      (paper) =>
        `<article><h3><a href="/papers/${paper.id}" data-soft>${escapeHtml(paper.title)}</a></h3></article>`,
    )
    .join('\n');
  return shell('Daily Papers - Hugging Face', '', `<h1>Daily Papers</h1>${items}`);
}
