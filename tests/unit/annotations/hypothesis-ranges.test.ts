// @vitest-environment jsdom
import { expect, describe as group, it } from 'vitest';
import { describe } from '../../../lib/annotations/describe';
import { textModel } from '../../../lib/annotations/model-cache';
import { resolve } from '../../../lib/annotations/resolve';
import { page, plainOf, rangeBy } from './support/page';
import { shared, sharedJson, sharedText } from './support/shared';

type Spec = [string | number, number, string | number, number, string, string];

const specs = shared
  ? sharedJson<{ cases: Spec[] }>('hypothesis-client/range-specs.json').cases
  : [];

group.skipIf(!shared)('Hypothesis’ ranges are described and found again', () => {
  it('there are 27', () => expect(specs).toHaveLength(27));

  it.each(specs.map((spec) => [spec[5], spec] as const))('%s', (_name, spec) => {
    const [start, startOffset, end, endOffset, expected] = spec;
    const document = page(
      `<section>${sharedText('hypothesis-client/html-anchoring-fixture.html')}</section>`,
    );
    const root = document.querySelector('section');
    if (!root) throw new Error('no root');
    const model = textModel(root);
    const range = rangeBy(root, start, startOffset, end, endOffset);
    const selectors = describe(model, range);
    const resolution = resolve(model, JSON.parse(JSON.stringify(selectors)));
    expect(resolution.state).toBe('exact');
    const { position } = resolution;
    const found = position && model.rangeOf(position.start, position.end);
    expect(plainOf(found?.toString() ?? '')).toBe(plainOf(expected));
    expect(position).toEqual(model.positionsOf(range));
  });
});
