/** Copies of an invented paper: a later version, ar5iv, its journal; and pages that are hard to read. */
import { escapeHtml, meta, page } from './html.ts';
import { passages } from './pages-reading.ts';
import type { InventedPaper } from './papers.ts';

const style = `<style>
body { margin: 0; font: 17px/1.6 Georgia, serif; color: #222; background: #fff; }
main, article { display: block; max-width: 640px; margin: 24px 80px 600px; }
.only-when-asked { display: none; }
.note:hover .only-when-asked { display: inline; }
</style>`;

const prose = [
  'Sediment that is laid down on the inner bank narrows the channel and speeds the water on the outer one.',
  'Whether trees hold the bank or merely mark where it has held is an old question of the field.',
  'Our instruments were read twice a day by people who live beside the river and know its moods.',
  'Nothing in what follows depends on the choice of the reference year, as the appendix shows in detail.',
];

/** As ar5iv shows it: LaTeXML of an earlier year, other ids, author names in another order. */
export function ar5ivPage({ id, title }: InventedPaper): string {
  const { stays, moves, gone } = passages;
  return page(
    `[${id}] ${title}`,
    style,
    `<div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document">
<h1 class="ltx_title ltx_title_document">${escapeHtml(title)}</h1>
<div class="ltx_authors"><span class="ltx_creator ltx_role_author"><span class="ltx_personname">Ada Author</span></span></div>
<section class="ltx_section" id="A1"><h2 class="ltx_title">1. Introduction</h2>
<div class="ltx_para" id="A1.p1"><p class="ltx_p">${stays.replace('wander again', 'wander&nbsp;again')}, and engineers have noticed it <cite class="ltx_cite">[<a href="#bib.bib7" class="ltx_ref">7</a>]</cite> for some time.</p></div>
<div class="ltx_para" id="A1.p2"><p class="ltx_p">${moves}, which nobody had expected of them.</p></div></section>
${prose.map((text, at) => `<div class="ltx_para" id="A2.p${at}"><p class="ltx_p">${text}</p></div>`).join('')}
<div class="ltx_para" id="A3.p1"><p class="ltx_p">${gone}, to our surprise.</p></div>
</article></div></div>`,
  );
}

/** As its journal shows it: no LaTeXML, citations as superscripts, one sentence edited, one gone. */
export function journalPage({ title, doi = '' }: InventedPaper, url: string): string {
  const { stays, moves, editedTo } = passages;
  const head = [
    style,
    `<link rel="canonical" href="${url}">`,
    meta('citation_title', title),
    meta('citation_author', 'Author, Ada'),
    meta('citation_publication_date', '2026/11/02'),
    meta('citation_journal_title', 'Journal of Invented Rivers'),
    meta('citation_doi', doi),
  ].join('\n');
  const cite = '<sup><a href="#ref-CR7" title="Reference 7">7</a></sup>';
  return page(
    title,
    head,
    `<header><p>${stays} (teaser of the issue)</p></header>
<main><h1>${escapeHtml(title)}</h1>
<h2>Abstract</h2><p>Rivers move, and so do those who watch them.</p>
<h2>Main</h2><p>${stays}, and engineers have noticed it${cite} for some time.</p>
${prose.map((text) => `<p>${text}${cite}</p>`).join('\n')}
<h2>Methods</h2><p>${editedTo}, however the reaches were chosen.</p>
<p>${moves}, which nobody had expected of them.</p></main>`,
  );
}

/** Two papers under one document, by the address; and a way to go from one to the other. */
export function twoPapersPage(texts: Record<string, { title: string; text: string }>): string {
  const script = `<script>
const papers = ${JSON.stringify(texts)};
const draw = () => {
  const id = location.pathname.replace('/html/', '').replace(/v\\d+$/, '');
  const { title, text } = papers[id];
  document.title = title;
  document.querySelector('#root').innerHTML =
    '<div id="watermark-tr">arXiv:' + id + 'v1 [physics.geo-ph]</div><article class="ltx_document"><h1 class="ltx_title ltx_title_document">' + title +
    '</h1><div class="ltx_authors"><span class="ltx_personname">Ada Author</span></div><p class="ltx_p">' + text + '</p></article>';
};
const go = (id) => { history.pushState(null, '', '/html/' + id + 'v1'); setTimeout(draw, 50); };
addEventListener('popstate', () => setTimeout(draw, 50));
draw();
</script>`;
  return page('Two papers', style, `<div id="root"></div>${script}`);
}

/** What a page may hold beside plain text. */
export function oddPage({ id, title }: InventedPaper): string {
  const { stays, moves, gone } = passages;
  return page(
    title,
    style,
    `<div id="watermark-tr">arXiv:${id}v1 [physics.geo-ph]</div><article class="ltx_document">
<h1 class="ltx_title ltx_title_document">${escapeHtml(title)}</h1>
<div class="ltx_authors"><span class="ltx_personname">Ada Author</span></div>
<p>${stays}, and engineers have noticed it<span class="note" id="note"> * <span class="only-when-asked">A note that is only there while somebody points at its star</span></span> for some time.</p>
<p style="user-select: none">${moves}, which cannot be selected.</p>
<textarea aria-label="Comment" style="display:block;width:400px;height:60px">What we think of it, which is not in it.</textarea>
<div contenteditable="true" aria-label="Draft" role="textbox">We write this ourselves and it is none of the paper.</div>
<iframe title="Frame" style="width:400px;height:80px" srcdoc="<p>Words of another document that is framed here.</p>"></iframe>
<div id="shadow"></div>
<div class="tab" id="tab" style="display:none">${gone}, in a tab that is closed.</div>
${prose.map((text) => `<p>${text}</p>`).join('\n')}
</article><script>
document.querySelector('#shadow').attachShadow({ mode: 'open' }).innerHTML = '<p>Words in the shadow of an element of the page.</p>';
</script>`,
  );
}

/** A remark that stands once in the first version, and twice as much alike in the second. */
export function repeatingPage({ id, title }: InventedPaper, version: 1 | 2): string {
  const remark =
    'The result does not depend on this choice. After it stands a word on maps and mills.';
  const other = [
    'Dikes are younger than the fields behind them.',
    'Nobody has asked the millers yet.',
  ];
  const paragraphs =
    version === 1
      ? [...prose, `Before it stands a word on gauges. ${remark}`, ...prose.toReversed()]
      : [
          ...other,
          `First we drop the gauges of the north. ${remark}`,
          ...other,
          `Now we drop the keepers of the south. ${remark}`,
          ...other,
        ];
  return page(
    title,
    style,
    `<div id="watermark-tr">arXiv:${id}v${version} [physics.geo-ph]</div><article class="ltx_document">
<h1 class="ltx_title ltx_title_document">${escapeHtml(title)}</h1>
<div class="ltx_authors"><span class="ltx_personname">Ada Author</span></div>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article>`,
  );
}

/** Ten megabytes in a few nodes, a hundred thousand nodes, and a line that never ends repeating itself. */
export function hugePage({ id, title }: InventedPaper): string {
  const script = `<script>{
const words = ${JSON.stringify(prose)};
const long = document.createElement('p');
long.textContent = Array.from({ length: 100000 }, (_, at) => at + ' ' + words[at % words.length]).join(' ');
const many = document.createElement('p');
for (let at = 0; at < 50000; at += 1) {
  const element = document.createElement('i');
  element.textContent = 'x' + (at % 7) + ' ';
  many.append(element);
}
const same = document.createElement('p');
same.textContent = 'so it goes on and '.repeat(20000);
const end = document.createElement('p');
end.textContent = ${JSON.stringify(`${passages.stays}, at the very end.`)};
for (const each of [long, many, same]) Object.assign(each.style, { height: '60px', contentVisibility: 'hidden' });
document.querySelector('article').append(long, many, same, end);
}</script>`;
  return page(
    title,
    style,
    `<div id="watermark-tr">arXiv:${id}v1 [physics.geo-ph]</div><article class="ltx_document">
<h1 class="ltx_title ltx_title_document">${escapeHtml(title)}</h1>
<div class="ltx_authors"><span class="ltx_personname">Ada Author</span></div></article>${script}`,
  );
}
