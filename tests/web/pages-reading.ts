/** The full text of an invented paper in two versions, in the structure of arXiv's HTML. */
import { page } from './html.ts';
import { displayName, type InventedPaper } from './papers.ts';

const style = `<style>
body { margin: 0; font: 17px/1.6 Georgia, serif; color: #222; background: #fff; }
article { max-width: 640px; margin: 24px 80px 400px; }
figure { margin: 24px 0; }
@media (max-width: 480px) { article { margin: 16px 20px 400px; } }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #161616; } }
</style>`;

const decay = `<math alttext="d(t)=d_{0}e^{-\\lambda t}" display="inline"><semantics><mrow><mi>d</mi><mo>(</mo><mi>t</mi><mo>)</mo><mo>=</mo><msub><mi>d</mi><mn>0</mn></msub><msup><mi>e</mi><mrow><mo>−</mo><mi>λ</mi><mi>t</mi></mrow></msup></mrow><annotation encoding="application/x-tex">d(t)=d_{0}e^{-\\lambda t}</annotation></semantics></math>`;

/** What the tests select. */
export const passages = {
  stays: 'Rivers that were straightened in the last century have begun to wander again',
  formula: 'The mean distance falls as',
  moves: 'Gauges upstream agree with one another far better than those below the weir',
  edited: 'We measured forty reaches over twelve years and found no sign of a steady state',
  editedTo: 'We measured fifty reaches over thirteen years and found no sign of a steady state',
  gone: 'A toy model with two banks and one bar reproduces the whole effect without any tuning',
} as const;

const filler = [
  'Sediment that is laid down on the inner bank narrows the channel and speeds the water on the outer one.',
  'Whether trees hold the bank or merely mark where it has held is an old question of the field.',
  'Our instruments were read twice a day by people who live beside the river and know its moods.',
  'Nothing in what follows depends on the choice of the reference year, as the appendix shows in detail.',
  'The slope of the valley sets the pace, and the width of the flood plain sets the reach of it all.',
];

const para = (id: string, text: string) =>
  `<div class="ltx_para" id="${id}"><p class="ltx_p">${text}</p></div>`;

/** Paragraphs of prose, each a different one. */
const prose = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const at = from + index;
    const first = filler[at % filler.length];
    const second = filler[(at * 2 + 1) % filler.length];
    return para(`x${at}.p`, `Observation ${at}: ${first} ${second}`);
  }).join('\n');

export function readingPage(paper: InventedPaper, version: 1 | 2): string {
  const { id, title, authors } = paper;
  const { stays, formula, moves, edited, editedTo, gone } = passages;
  const moved = para('S2.p1', `${moves}, which nobody had expected of them.`);
  const body = `
<header class="arxiv-html-header"><nav><a href="https://arxiv.org/abs/${id}v${version}">Back to abstract page</a></nav></header>
<div class="ltx_page_main"><div class="ltx_page_content">
<div class="section" id="target-section"><div id="watermark-tr">arXiv:${id}v${version} [physics.geo-ph]</div></div>
<article class="ltx_document">
<h1 class="ltx_title ltx_title_document">${title}</h1>
<div class="ltx_authors">${authors.map((author) => `<span class="ltx_personname">${displayName(author)}</span>`).join(', ')}</div>
<section class="ltx_section" id="S1"><h2 class="ltx_title">1 Introduction</h2>
${para('S1.p1', `${stays}, and engineers have noticed it <cite class="ltx_cite">[<a href="#bib.bib1" class="ltx_ref">${version}</a>]</cite> for some time.`)}
${para('S1.p2', `${formula} ${decay} over the years, and with it the hope of a return to what was there before.`)}
${version === 1 ? moved : ''}
${prose(1, 4)}</section>
<section class="ltx_section" id="S2"><h2 class="ltx_title">2 Methods</h2>
${para('S2.p2', `${version === 1 ? edited : editedTo}, however the reaches were chosen.`)}
<figure class="ltx_figure" id="S2.F1"><svg width="400" height="120" viewBox="0 0 400 120"><path d="M0 60 C100 0 200 120 400 40" stroke="#336" fill="none" stroke-width="3"></path></svg><figcaption class="ltx_caption">Figure 1: The course of the river in three centuries, from maps and from the air.</figcaption></figure>
${prose(5, 8)}</section>
<section class="ltx_section" id="S3"><h2 class="ltx_title">3 Discussion</h2>
${version === 1 ? para('S3.p1', `${gone}, to our surprise.`) : moved}
${prose(13, 6)}</section>
</article></div></div>`;
  return page(title, style, body);
}

/** An application that draws its text late, and draws all of it again when asked to. */
export function applicationPage(paper: InventedPaper): string {
  const { stays, moves } = passages;
  const script = `<script>
window.draw = () => {
  const root = document.querySelector('#root');
  root.replaceChildren();
  for (const text of ${JSON.stringify([`${stays}, again.`, `${moves}, as before.`, ...filler])}) {
    const p = document.createElement('p');
    p.textContent = text;
    root.append(p);
  }
};
addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(window.draw)));
</script>`;
  return page(
    paper.title,
    `${style}<link rel="canonical" href="https://arxiv.org/abs/${paper.id}">`,
    `<div id="watermark-tr">arXiv:${paper.id}v1 [physics.geo-ph]</div><article class="ltx_document"><h1 class="ltx_title ltx_title_document">${paper.title}</h1><div class="ltx_authors"><span class="ltx_personname">Ada Author</span></div><div id="root"></div></article>${script}`,
  );
}
