/** 500 highlights found again on a paper of 700 kB, timed in the page: tests/bench/annotate.ts. */
import { describePosition } from '../../lib/annotations/describe';
import { forgetModel, textModel, textModelInSlices } from '../../lib/annotations/model-cache';
import { resolveAll, type Stored } from '../../lib/annotations/resolve-all';
import { nextTask, slicer } from '../../lib/annotations/slices';
import type { ResolutionState } from '../../lib/annotations/types';

const highlights = 500;
const words =
  'walker ensemble posterior likelihood prior chain step proposal target covariance kernel matrix period star noise flux model sample density bound rate limit series term factor the of and in to a is for with'.split(
    ' ',
  );

/** The same numbers every time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A paper like LaTeXML's: paragraphs with formulas, citations and sections, 700 kB of HTML. */
export function paper(version: 1 | 2): string {
  const next = random(7);
  const edit = random(11);
  const parts: string[] = [];
  let length = 0;
  for (let paragraph = 0; length < 700_000; paragraph += 1) {
    const sentences = Array.from({ length: 5 }, () => {
      const list = Array.from({ length: 18 }, () => {
        const word = words[Math.floor(next() * words.length)] ?? '';
        const number = Math.floor(next() * 4_000);
        return next() < 0.2 ? `${word}${number}` : word;
      });
      const { math, changed } = { math: next() < 0.5, changed: edit() < 0.2 };
      if (version === 2 && changed) list[9] = 'reworded';
      if (math) list.push(formula(Math.floor(next() * 50)));
      return `${list.join(' ')} <a class="ltx_ref" href="#bib.b${paragraph % 90}">[${paragraph % 90}]</a>.`;
    });
    const gone = version === 2 && edit() < 0.05;
    const html = `<div class="ltx_para" id="S${paragraph}"><p class="ltx_p">${sentences.join(' ')}</p></div>`;
    if (!gone) parts.push(paragraph % 12 === 0 ? `<h2>Section ${paragraph}</h2>${html}` : html);
    length += html.length;
  }
  return `<!doctype html><body><article>${parts.join('\n')}</article></body>`;
}

function formula(index: number): string {
  const tex = `x_{${index}}^{2}`;
  return `<math class="ltx_Math" alttext="${tex}"><semantics><msubsup><mi>x</mi><mn>${index}</mn><mn>2</mn></msubsup><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`;
}

/** Highlights made on the first version: terms, phrases and sentences all over it. */
export function highlightsOf(html: string): Stored[] {
  const model = textModel(new DOMParser().parseFromString(html, 'text/html'));
  const next = random(3);
  return Array.from({ length: highlights }, (_none, at) => {
    const start = Math.floor(((at + next()) / highlights) * (model.length - 400));
    const length = [12, 40, 120, 300][at % 4] ?? 40;
    return { id: `h${at}`, selectors: describePosition(model, { start, end: start + length }) };
  });
}

/** Milliseconds, from the page as it is to every highlight found, and the longest single task. */
export async function measure(stored: readonly Stored[]) {
  forgetModel(document);
  let longest = 0;
  let from = performance.now();
  const next = () => {
    longest = Math.max(longest, performance.now() - from);
    return nextTask().then(() => {
      from = performance.now();
    });
  };
  const start = performance.now();
  const pause = slicer(() => performance.now(), next);
  const model = await textModelInSlices(document, pause);
  const modelled = performance.now();
  const states: Partial<Record<ResolutionState, number>> = {};
  for await (const { resolution } of resolveAll(model, stored, pause)) {
    states[resolution.state] = (states[resolution.state] ?? 0) + 1;
  }
  const end = performance.now();
  longest = Math.max(longest, end - from);
  return { model: modelled - start, resolve: end - modelled, total: end - start, longest, states };
}
