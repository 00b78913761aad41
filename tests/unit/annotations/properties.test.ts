// @vitest-environment jsdom
/** A passage of any page is found where it was, by all its selectors and by the portable ones alone. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describe } from '../../../lib/annotations/describe';
import { resolve } from '../../../lib/annotations/resolve';
import { parseSelectors } from '../../../lib/annotations/schema';
import { runs } from '../support/runs';
import { modelOf } from './support/page';

const inline = fc.constantFrom(
  'the walker of each chain ',
  'no kernel agrees with the noise. ',
  'word ',
  'spaced  out ',
  '<i>in</i> the margin ',
  '<br>',
  'ﬁnal ',
  '𝒙y ',
  '羊の群れ。',
  'مرحبا ',
  '<math alttext="x^2"><mi>x</mi></math> ',
  '<cite>[1]</cite> ',
  '<span hidden>off</span>',
  '<sup><a href="#bib1">2</a></sup> ',
);
const block: fc.Memo<string> = fc.memo((depth) =>
  fc
    .tuple(
      fc.constantFrom('p', 'div', 'section', 'blockquote', 'li', 'h2'),
      fc.array(depth > 1 ? fc.oneof(inline, block(depth - 1)) : inline, {
        minLength: 1,
        maxLength: 5,
      }),
    )
    .map(([name, parts]) => `<${name}>${parts.join('')}</${name}>`),
);
const page = fc.array(block(2), { minLength: 1, maxLength: 5 }).map((blocks) => blocks.join('\n'));

it('whatever the page and the passage', { timeout: 30_000 }, () => {
  let tried = 0;
  fc.assert(
    fc.property(page, fc.nat(), fc.nat(), (html, from, length) => {
      const model = modelOf(html);
      const points = Array.from(model.text).length;
      if (points < 2) return;
      const start = from % (points - 1);
      const range = model.rangeOf(start, Math.min(points, start + 1 + (length % 60)));
      const selectors = range ? describe(model, range) : [];
      const [quote] = selectors;
      if (quote?.type !== 'TextQuoteSelector' || quote.exact.trim() === '') return;
      tried += 1;
      // As the database and the exports hand them on.
      const stored = parseSelectors(JSON.parse(JSON.stringify(selectors)));
      expect(stored).toEqual(selectors);
      const again = modelOf(html);
      const found = resolve(again, stored);
      const position = selectors.find((each) => each.type === 'TextPositionSelector');
      expect(found.state).toBe('exact');
      expect(found.position).toEqual({ start: position?.start, end: position?.end });
      const { start: first = 0, end: last = 0 } = found.position ?? {};
      const placed = again.rangeOf(first, last);
      const described = placed ? describe(again, placed) : [];
      // A place described again is the same place.
      expect(described).toEqual(selectors);
    }),
    { numRuns: runs(150) },
  );
  expect(tried).toBeGreaterThan(runs(60));
});
