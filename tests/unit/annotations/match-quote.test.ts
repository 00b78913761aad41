// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../lib/annotations/resolve';
import type { Resolution, TextQuoteSelector } from '../../../lib/annotations/types';
import { modelOf } from './support/page';
import { shared, sharedJson } from './support/shared';

interface Suite {
  texts: { solitude: string; twoCities: string };
  contextCases_on_twoCities: {
    quote: string;
    prefix?: string;
    suffix?: string;
    expected: string;
  }[];
  scoreOrder: { text: 'solitude'; vary: string; quote?: string; descending: string[] }[];
}

const suite = shared ? sharedJson<Suite>('hypothesis-client/match-quote-cases.json') : undefined;

function find(text: string, exact: string, around: Partial<TextQuoteSelector> = {}): Resolution {
  return resolve(modelOf(`<p>${text}</p>`), [{ type: 'TextQuoteSelector', exact, ...around }]);
}

describe.skipIf(!suite)('Hypothesis’ quotes', () => {
  const { solitude, twoCities } = suite?.texts ?? { solitude: '', twoCities: '' };

  it.each(suite?.contextCases_on_twoCities ?? [])(
    '$quote between $prefix and $suffix',
    ({ quote, prefix, suffix, expected }) => {
      const around = {
        ...(prefix && { prefix: `${prefix} ` }),
        ...(suffix && { suffix: ` ${suffix}` }),
      };
      const { position, state, candidates } = find(twoCities, quote, around);
      const start = twoCities.indexOf(expected);
      // Where it cannot be sure it asks, and the place that Hypothesis takes is among the answers.
      if (state === 'ambiguous' || state === 'lost') {
        expect(candidates?.map((each) => each.start)).toContain(start);
      } else {
        expect(position?.start).toBe(start);
      }
    },
  );

  it.each(suite?.scoreOrder ?? [])('score falls with the $vary', ({ vary, quote, descending }) => {
    const scores = descending.map((text) =>
      vary === 'quote'
        ? find(solitude, text).score
        : find(solitude, quote ?? '', vary === 'prefix' ? { prefix: text } : { suffix: text })
            .score,
    );
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it.each([
    ['another text', twoCities, solitude],
    ['nothing', twoCities, ''],
    ['on an empty page', '', 'foobar'],
  ])('no match: %s', (_name, text, quote) => {
    expect(find(text, quote).state).toBe('lost');
  });

  it('a misspelt repeat without context is asked about, not guessed by its position', () => {
    expect(find(twoCities, 'befor us').state).not.toBe('exact');
    expect(find(twoCities, 'befor us').position).toBeUndefined();
  });
});
