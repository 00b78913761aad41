// @vitest-environment jsdom
import { expect, describe as group, it } from 'vitest';
import { describePosition } from '../../../lib/annotations/describe';
import { resolve } from '../../../lib/annotations/resolve';
import { modelOf } from './support/page';
import { shared, sharedText } from './support/shared';

const fixture = (name: string) => sharedText(`text-fragments-polyfill/test/unit/${name}.html`);

const texts: [name: string, text: string][] = [
  [
    'br-tags',
    "j'ai brisé tu as brisé elle a brisé nous avons brisé vous avez brisé elles ont brisé",
  ],
  [
    'table',
    'Name Number Some dates First date Second date Third date First named entity 12 May 11, 2011 February 6, 2012 (note) June 3, 2014 Other named entity 20 October 18, 2004 July 6, 2005 (other note) September 30, 2009',
  ],
  ['invisible-text-node', 'visible1 target text visible2'],
  ['no-text-after-block-boundary', 'text'],
  ['word-bounds-test', 'Inside block Inline'],
  [
    'jp-sentence',
    '日本國民は、國家の名譽にかけ、全力をあげてこの崇高な理想と目的を達成することを誓ふ。',
  ],
];

const pages = [
  'ambiguous-match',
  'ambiguous-match-2',
  'basic-test',
  'boundary-points',
  'complicated-layout',
  'jp-word-boundary',
  'long-ambiguous-match',
  'marks-test',
  'non-word-boundaries',
  'prefix-suffix-at-edges',
  'range-fragment-test',
  'target-text-test',
  'very-long-text',
];

group.skipIf(!shared)('pages of the text-fragments polyfill', () => {
  it.each(texts)('%s reads as one text', (name, text) => {
    expect(modelOf(fixture(name)).text.trim()).toBe(text);
  });

  it.each(pages)('passages all over %s are found again', (name) => {
    const model = modelOf(fixture(name));
    expect(model.length).toBeGreaterThan(0);
    const step = Math.max(1, Math.floor(model.length / 40));
    for (let start = 0; start < model.length; start += step) {
      const position = { start, end: Math.min(model.length, start + 2 * step + 5) };
      const range = model.rangeOf(position.start, position.end);
      const seen = range && model.positionsOf(range);
      if (!seen) continue;
      expect(resolve(model, describePosition(model, seen))).toMatchObject({
        state: 'exact',
        position: seen,
      });
    }
  });
});
