// @vitest-environment jsdom
/** Seconds of work each: mutation testing leaves them out (vitest.mutation.config.ts). */
import { expect, describe as group, it } from 'vitest';
import { textModelInSlices } from '../../../lib/annotations/model-cache';
import { resolve } from '../../../lib/annotations/resolve';
import { buildText } from '../../../lib/annotations/text-builder';
import { modelOf, page } from './support/page';
import { filler } from './support/prose';

group('pages beyond reason', () => {
  it('ten megabytes in one node are read in pieces, and searched', async () => {
    const text = Array.from({ length: 45_000 }, (_none, at) => `${filler(at % 997)} `).join('');
    expect(text.length).toBeGreaterThan(9_000_000);
    const document = page('<p></p>');
    document.querySelector('p')?.append(text, 'A needle that stands here once.');
    let pauses = 0;
    const model = await textModelInSlices(document, () => {
      pauses += 1;
      return undefined;
    });
    expect(pauses).toBeGreaterThan(100);
    const resolution = resolve(model, [
      {
        type: 'TextQuoteSelector',
        exact: 'needle that stands',
        prefix: 'A ',
        suffix: ' here once.',
      },
    ]);
    expect(resolution.state).toBe('exact');
  }, 30_000);

  it('100,000 nodes are read in pieces', () => {
    const document = page(`<p>${'<i>ab </i>'.repeat(50_000)}</p>`);
    const steps = buildText(document.body);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count += 1;
    expect(count).toBeGreaterThan(300);
    expect(step.value.text).toHaveLength(150_000);
  });

  it('letters that repeat for ever', () => {
    const html = `<p>${'a '.repeat(30_000)}</p>`;
    const resolution = resolve(modelOf(html), [
      { type: 'TextQuoteSelector', exact: 'a a a a b', prefix: 'a a a', suffix: 'a a a' },
    ]);
    expect(['lost', 'ambiguous']).toContain(resolution.state);
  });
});
