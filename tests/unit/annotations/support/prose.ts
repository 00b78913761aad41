/** Text that is nobody's: sentences from a few words, the same for the same number. */

const words =
  'walker ensemble posterior likelihood prior chain step proposal target covariance kernel matrix period star noise flux model sample density bound rate limit series term factor'.split(
    ' ',
  );
const verbs = 'depends follows converges differs grows vanishes agrees holds'.split(' ');

/** Four sentences. */
export function filler(seed: number): string {
  let state = seed * 7_919 + 13;
  const pick = (list: readonly string[]) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[Math.floor((state / 2_147_483_648) * list.length)] ?? '';
  };
  return Array.from(
    { length: 4 },
    () =>
      `The ${pick(words)} of each ${pick(words)} ${pick(verbs)} with the ${pick(words)} and no ${pick(words)} ${pick(verbs)}.`,
  ).join(' ');
}

/** A section with this text in the middle of its second paragraph. */
export function paper(text: string): string {
  return `<h2>Method</h2><p>${filler(1)}</p><p>${filler(2)} ${text} ${filler(3)}</p><p>${filler(4)}</p>`;
}
