/** 500 highlights painted and pointed at on a paper of 700 kB, timed in the page: ./paint.ts. */
import { createHitIndex } from '../../lib/annotations/hit-test';
import { textModel } from '../../lib/annotations/model-cache';
import { createPainter } from '../../lib/annotations/paint';
import { highlightsOf, paper } from './annotate-page';

export { paper };

const points = 400;
const colours = ['yellow', 'green', 'blue', 'pink', 'violet'] as const;

/** Milliseconds; mutations of the document, and pixels by which its formulas moved. */
export async function measure(html: string) {
  const model = textModel(document);
  const list = highlightsOf(html).flatMap(({ id, selectors }, index) => {
    const place = selectors.find((each) => each.type === 'TextPositionSelector');
    const range = place && model.rangeOf(place.start, place.end);
    const colour = colours[index % colours.length] ?? 'yellow';
    return range ? [{ id, range, colour, uncertain: index % 10 === 0 }] : [];
  });
  const boxes = () =>
    [...document.querySelectorAll('math')].map((each) => each.getBoundingClientRect());
  const before = boxes();
  let mutations = 0;
  const observer = new MutationObserver((records) => {
    mutations += records.length;
  });
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(document, all);
  const painter = createPainter({ document });
  const start = performance.now();
  painter.show(list);
  const paint = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const shift = boxes().reduce((most, box, at) => {
    const was = before[at] ?? box;
    const moved = Math.abs(box.x - was.x) + Math.abs(box.y - was.y);
    return Math.max(most, moved + Math.abs(box.width - was.width));
  }, 0);
  const index = createHitIndex(
    document,
    list.map(({ id, range }) => ({ id, range, length: range.toString().length })),
  );
  scrollTo(0, document.documentElement.scrollHeight / 2);
  document.body.getBoundingClientRect();
  let hits = 0;
  const from = performance.now();
  for (let at = 0; at < points; at += 1) {
    const x = ((at * 37) % 97) * (innerWidth / 97);
    const y = ((at * 53) % 89) * (innerHeight / 89);
    hits += index.at(x, y).length > 0 ? 1 : 0;
  }
  const hitTest = (performance.now() - from) / points;
  observer.disconnect();
  return { painted: list.length, paint, mutations, shift, hits, hitTest };
}
