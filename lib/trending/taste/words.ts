/**
 * Text taken apart for the recommender: words and pairs of neighbours, each with the place where it
 * stands, so that what is told to the user are the paper's own words. Pure.
 */
import { fold } from '../../search/fold';
import { isDense, piece } from '../../search/tokens';

/**
 * Words without a topic: function words of English, and the verbs with which abstracts speak of
 * themselves. Words that are part of a term somewhere (few-shot, low-rank, state space) are not here.
 */
const stopWords = new Set(
  `a about above abstract achieve achieved achieves achieving across additionally address addresses
  addressing after again aim aims al all allow allowing allows almost along already also although
  always am among an and another any approach approaches are around as at available based baseline
  baselines be became because become been before behind being below better between both but by can
  cannot compare compared comprehensive conduct consistently contribution contributions could
  demonstrate demonstrated demonstrates develop developed did do does doing don done down due
  during each effective effectively effectiveness eg either else enable enables enabling enough
  especially et etc even ever every existing experimental experiments extensive finally find
  findings for from further furthermore had has have having he hence her here highly him his how
  however http https i ie if improve improved improvement improvements improves improving in
  including increase increasing indeed instead into introduce introduced introduces introducing
  investigate is it its itself just leads less let leverage leverages leveraging likely limitation
  limitations made mainly make makes making many may me method methods might more moreover most
  much must my namely near nearly neither never nevertheless new next no nor not novel now obtain
  of off often on once only onto or other others otherwise our out outperform outperforming
  outperforms own paper part per perform performance performs perhaps present presented presents
  previously promising proposal propose proposed proposes proposing provide provides providing
  publicly rather recent recently remains result resulting results reveal reveals s same several
  she should show showed shown shows significant significantly since so some still such suggest
  superior than that the their them themselves then there thereby therefore these they this those
  though through throughout thus to together too toward towards unlike until up upon url us use
  uses using usually various very via vs was way ways we well were what when where whereas whether
  which while who whole whose why widely will with within without would www yet you your`.split(
    /\s+/u,
  ),
);

/** What stands between two words of a pair: a space, a hyphen, or nothing in scripts without. */
function isBond(text: string, from: number, to: number): boolean {
  if (to - from > 2) return false;
  if (to - from === 1 && '-‐‑–'.includes(text.charAt(from))) return true;
  for (let at = from; at < to; at += 1) if (!/\s/.test(text.charAt(at))) return false;
  return true;
}

/** Formulas, commands and addresses name no topic. */
const noise =
  /\$\$?[^$]{1,300}\$\$?|\\\(.{1,300}?\\\)|\\[a-zA-Z]+\*?|https?:\/\/\S+|\b[\w-]+(?:\.[\w-]+)+\/\S*|[{}\\]/gu;

/** Text without formulas, TeX's commands and addresses; what is left keeps its order. */
export function plainText(text: string): string {
  // Most texts have none of it, and looking for an address at each word takes its time.
  return /[$\\{}/]/.test(text) ? text.replace(noise, ' ') : text;
}

/**
 * The singular of an English word, roughly: Harman's S stemmer ("How effective is suffixing?",
 * 1991). What is not English or not a plural stays.
 */
export function singular(text: string): string {
  if (text.length < 4 || !text.endsWith('s')) return text;
  if (text.endsWith('ies') && !/[ae]ies$/.test(text)) return `${text.slice(0, -3)}y`;
  if (text.endsWith('es') && !/[aeo]es$/.test(text)) return text.slice(0, -1);
  return /[us]s$|ness$/.test(text) ? text : text.slice(0, -1);
}

/** A word as it is compared; `undefined`: it names no topic. */
interface Known {
  key: string;
  hash: number;
}

/** FNV-1a over the characters of a text; 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** The finish of MurmurHash3: each bit of the input reaches each bit of the answer. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Words come again and again: each is folded once. Emptied when it has grown too large. */
const known = new Map<string, Known | null>();
const mostKnown = 60_000;

function lookUp(raw: string): Known | null {
  const found = known.get(raw);
  if (found !== undefined) return found;
  const folded = fold(raw).trim();
  const key = singular(folded);
  const nothing =
    stopWords.has(folded) ||
    stopWords.has(key) ||
    /^\p{N}+$/u.test(folded) ||
    (folded.length < 2 && !isDense(folded));
  const value = nothing ? null : { key, hash: mix(hashOf(key)) };
  if (known.size >= mostKnown) known.clear();
  known.set(raw, value);
  return value;
}

/**
 * Hands over each term of a text: single words that name something, and pairs of such words that
 * follow each other with nothing but a space or a hyphen in between.
 * @param text without noise (`plainText`).
 * @param take the hash of the term (32 bits) and where in `text` it stands, from and to.
 */
export function eachTerm(
  text: string,
  take: (hash: number, from: number, to: number) => void,
): void {
  let before: Known | null = null;
  let beforeFrom = 0;
  let beforeTo = 0;
  for (const match of text.matchAll(piece)) {
    const [raw] = match;
    const from = match.index;
    const to = from + raw.length;
    const here = lookUp(raw);
    if (here) {
      take(here.hash, from, to);
      if (before && isBond(text, beforeTo, from)) {
        take(mix(Math.imul(before.hash, 31) + here.hash), beforeFrom, to);
      }
    }
    before = here;
    beforeFrom = from;
    beforeTo = to;
  }
}
