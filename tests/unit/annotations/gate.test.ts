import { describe, expect, it } from 'vitest';
import type { Fit } from '../../../lib/annotations/compare';
import {
  acceptsEdited,
  acceptsHit,
  isClear,
  isFar,
  margin,
  mayBe,
} from '../../../lib/annotations/gate';
import type { Passage } from '../../../lib/annotations/passage';

const placed = (changes: Partial<Fit> = {}): Fit => ({
  ...{ start: 0, end: 10, share: 0.5, quote: 1, before: 1, after: 1 },
  ...{ evidence: 10, stretch: 1, kept: 1, closed: false },
  ...changes,
});
const sequence = (length: number) => ({ ids: { length } }) as unknown as Passage['quote'];
const passage = (changes: object = {}): Passage =>
  ({
    exact: 'x'.repeat(40),
    quote: sequence(20),
    wideBefore: sequence(5),
    wideAfter: sequence(5),
    share: 0.5,
    ...changes,
  }) as unknown as Passage;
const short = { exact: 'x'.repeat(29), quote: sequence(11) };

describe('the gate', () => {
  it.each<[string, object, Partial<Fit>, Partial<Fit> | undefined, boolean]>([
    ['alone between its neighbours', {}, {}, undefined, true],
    ['most of its neighbours', {}, { after: 0.4 }, undefined, true],
    ['some of its neighbours', {}, { after: 0.39 }, undefined, false],
    ['another that fits as well', {}, {}, { after: 0.85 }, false],
    ['another that fits less well', {}, {}, { after: 0.75 }, true],
    ['far away between most of them', {}, { share: 0.8, after: 0.8 }, undefined, false],
    ['far away between all of them', {}, { share: 0.8, after: 0.9 }, undefined, true],
    ['not known where it was', { share: undefined }, { share: 0.9, after: 0.5 }, undefined, true],
  ])('clear: %s', (_what, of, best, second, clear) => {
    expect(isClear(passage(of), placed(best), second && placed(second))).toBe(clear);
  });

  const bare = { wideBefore: sequence(0), wideAfter: sequence(0) };
  it.each<
    [string, object, Partial<Fit>, number, Partial<Fit> | undefined, Partial<Fit>[], boolean]
  >([
    ['long and once', {}, { before: 0, after: 0 }, 1, undefined, [], true],
    [
      'short, of nothing known',
      { ...short, ...bare },
      { before: 0, after: 0 },
      9,
      undefined,
      [],
      true,
    ],
    ['short, one side as it was', short, { before: 0.95, after: 0 }, 2, undefined, [], true],
    ['short, no side as it was', short, { before: 0.94, after: 0.4 }, 2, undefined, [], false],
    ['short, most of both sides', short, { before: 0.7, after: 0.7 }, 2, undefined, [], true],
    ['short and far', short, { share: 0.9, after: 0.8 }, 2, undefined, [], false],
    ['short, far and certain', short, { share: 0.9, after: 0.9 }, 2, undefined, [], true],
    ['its gap elsewhere', {}, { before: 0.5, after: 0.5 }, 2, undefined, [{ closed: true }], false],
    ['a gap that fits no better', {}, { after: 0.7 }, 2, undefined, [{ closed: true }], true],
    ['half of it, and much around it', {}, { before: 0.5, after: 0 }, 2, { kept: 0.6 }, [], true],
    [
      'half of it, and little around it',
      {},
      { before: 0.5, after: 0 },
      2,
      { kept: 0.5 },
      [],
      false,
    ],
    ['less than half of it', {}, { before: 0.4, after: 0 }, 2, { kept: 1 }, [], false],
  ])('a hit: %s', (_what, of, hit, hits, around, edits, accepted) => {
    const others = edits.map((each) => placed(each));
    expect(acceptsHit(passage(of), placed(hit), hits, around && placed(around), others)).toBe(
      accepted,
    );
  });

  it.each<[string, object, Partial<Fit>, boolean, boolean]>([
    ['most of it stayed', {}, { kept: 0.6, before: 0.5, after: 0 }, true, true],
    ['too little stayed', {}, { kept: 0.59 }, false, true],
    ['nothing of it is there', {}, { closed: true }, false, false],
    ['too long by now', {}, { stretch: 1.81 }, false, true],
    ['far away', {}, { share: 0.76 }, false, true],
    ['too little around it', {}, { before: 0.4, after: 0 }, false, false],
    ['short, and little of it stayed', short, { kept: 0.69 }, false, true],
    ['short, with one side', short, { kept: 0.7, before: 1, after: 0 }, true, true],
    ['short, with less than one side', short, { before: 0.9, after: 0 }, false, false],
    ['few of its words', {}, { quote: 0.5 }, true, false],
  ])('an edit: %s', (_what, of, edit, accepted, possible) => {
    expect(acceptsEdited(passage(of), placed(edit))).toBe(accepted);
    expect(mayBe(passage(of), placed(edit))).toBe(possible);
  });

  it('a margin is by both sides', () => {
    expect(margin(placed(), undefined)).toBe(2);
    expect(margin(placed(), placed({ before: 0.5 }))).toBe(0.5);
    expect(isFar(passage(), placed({ share: 0.75 }))).toBe(false);
  });
});
