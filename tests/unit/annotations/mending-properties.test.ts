// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { BuiltText } from '../../../lib/annotations/built-text';
import { forgetModel, noteChange, textModel } from '../../../lib/annotations/model-cache';
import { atOnce } from '../../../lib/annotations/slices';
import { buildText } from '../../../lib/annotations/text-builder';
import { runs } from '../support/runs';
import { page } from './support/page';

afterEach(() => document.body.replaceChildren());

const put = (html: string) => document.body.replaceChildren(...page(html).body.childNodes);

/** Without what a mended model need not have in common with a new one. */
const comparable = ({ fragments, ...rest }: BuiltText) => ({
  ...rest,
  fragments: fragments.map(({ element, ...marks }) => ({
    ...marks,
    name: `${element.localName} ${element.textContent}`,
  })),
});

const inline = fc.constantFrom(
  'word',
  ' spaced ',
  '  ',
  '<i>in </i>',
  '<br>',
  'ﬁ',
  '𝒙y',
  '<math alttext="x^2"></math>',
  '<cite>[1]</cite>',
  '<span hidden>off</span>',
  '<sup><a href="#bib1">2</a></sup>',
);
const block: fc.Memo<string> = fc.memo((depth) =>
  fc
    .tuple(
      fc.constantFrom('p', 'div', 'section', 'cite'),
      fc.array(depth > 1 ? fc.oneof(inline, block(depth - 1)) : inline, { maxLength: 4 }),
    )
    .map(([name, parts]) => `<${name}>${parts.join('')}</${name}>`),
);

describe('a mended model', () => {
  it('is the one that reading all of it anew would give', () => {
    const change = fc.record({ at: fc.nat(), html: block(2), move: fc.boolean() });
    fc.assert(
      fc.property(fc.array(block(3), { maxLength: 5 }), fc.array(change), (parts, changes) => {
        put(parts.join(''));
        forgetModel(document);
        textModel(document);
        for (const { at, html, move } of changes) {
          const all = [document.body, ...document.body.querySelectorAll('*')];
          const target = all[at % all.length] ?? document.body;
          const last = target.lastElementChild;
          const [added] = page(html).body.children;
          const moved = move && last ? last : added;
          if (!moved) continue;
          // Moved to the front, put before all, or in place of the last.
          if (at % 3 === 0) target.replaceChildren(moved);
          else target.prepend(moved);
          noteChange(document, { changed: [target], added: [moved] });
          if (at % 2 === 0) textModel(document);
        }
        const anew = atOnce(buildText(document.body));
        expect(comparable(textModel(document).built)).toEqual(comparable(anew));
      }),
      { numRuns: runs(60) },
    );
  });
});
