/**
 * Text that people paste: identifiers, DOIs, addresses or titles, one a line; or a whole page, such as
 * a list of trending papers with titles and abstracts, from which the titles are told by where they
 * stand and what they look like.
 */
import { parseIdentifier } from '../../paper/identifiers';
import { identify } from '../../sources';
import { draftOf, titleDraft } from './draft';
import { labelOf } from './text';
import type { Draft, Reading, ReadOptions } from './types';

interface Line {
  text: string;
  number: number;
}

const bullet = /^\s*(?:[-*•‣▪◦·–—]|\(?\d{1,4}[.)\]]|\[\d{1,4}\])\s+/u;
const web = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gi;

const words = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const size = (text: string) => words(text).length + (text.match(dense)?.length ?? 0) / 3;

/** Several sentences, or one very long one. */
export function isAbstract(text: string): boolean {
  const sentences = text.match(/[.!?。！？](?=\s|$)/gu)?.length ?? 0;
  return size(text) >= 35 && (sentences >= 2 || text.length > 400);
}

/** What pages put around their papers: buttons, counts, dates, invitations. */
const noise =
  /^(?:new|subscribe|sign (?:in|up)|log ?in|share|save|cite|pdf|html|view (?:pdf|arxiv.*)|abstract|upvote|submitted by\b.*|published (?:on|in)\b.*|by\b.*|\d[\d,.]*\s*(?:[km]|stars?|upvotes?|comments?|likes?|authors?|citations?|(?:minutes?|hours?|days?|weeks?|months?) ago)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?|·|-+)$/i;

/** Could this line be a title? Sentences, single words and invitations could not. */
export function isTitle(text: string): boolean {
  if (noise.test(text) || text.length > 400 || isAbstract(text)) return false;
  if (size(text) < 3 && text.length < 25) return false;
  if (!/\p{L}{3}|[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(text)) return false;
  // An address of mail, a shouted invitation, a sentence of the page's own.
  return !/\S@\S+\.\S|!$|\b(?:inbox|newsletter|cookies?|privacy policy|terms of)\b/i.test(text);
}

/** Reads any text. */
export function* readText(source: string, { progress }: ReadOptions = {}): Reading {
  const lines = source
    .split(/\r\n?|\n/)
    .map(
      (text, at): Line => ({
        text: text.replace(bullet, '').replace(/\s+/g, ' ').trim(),
        number: at + 1,
      }),
    )
    .filter(({ text }) => text !== '');
  const abstracts = lines.filter(({ text }) => isAbstract(text)).length;
  // One abstract among many lines is a stray; a page of papers has one for nearly each.
  const paged = abstracts >= 2 || (abstracts === 1 && lines.length <= 6);
  let open: Line[] = [];
  for (const [at, line] of lines.entries()) {
    progress?.(at / lines.length);
    const named = namedIn(line.text);
    if (paged && isAbstract(line.text)) {
      const title = bestTitle(open);
      open = [];
      if (title) {
        const found = { title: title.text, abstract: line.text };
        yield { ...titleDraft(found), line: title.number };
      } else yield* named.map((draft) => ({ ...draft, line: line.number }));
    } else if (named.length > 0) yield* named.map((draft) => ({ ...draft, line: line.number }));
    else if (paged) open.push(line);
    else if (isTitle(line.text)) yield { ...titleOf(line.text), line: line.number };
    else if (abstracts === 0 && !noise.test(line.text)) {
      yield {
        label: labelOf(line.text),
        line: line.number,
        problem: { code: 'no-title', args: [] },
      };
    }
  }
  return undefined;
}

/** Quotes around a title are not its own; nor is its last full stop. */
const titleOf = (text: string): Draft =>
  titleDraft({ title: text.replace(/^["“„«](.+)["”“»]$/u, '$1').replace(/(?<!\.)\.$/, '') });

/** Of the lines before an abstract the one that is most a title; the nearest of equals. */
function bestTitle(lines: readonly Line[]): Line | undefined {
  let best: Line | undefined;
  let most = 0;
  for (const [at, line] of lines.entries()) {
    if (!isTitle(line.text)) continue;
    const score = titleness(line.text) - (lines.length - 1 - at) * 0.5;
    if (best && score < most) continue;
    best = line;
    most = score;
  }
  return best;
}

function titleness(text: string): number {
  const all = words(text);
  const capitals = all.filter((word) => /^\p{Lu}/u.test(word)).length;
  let score = Math.min(size(text), 12) / 3;
  score += (2 * capitals) / all.length;
  if (/\S: \S/.test(text)) score += 1;
  if (/[.!]$/.test(text)) score -= 2;
  // Names of people, divided by commas.
  const parts = text.split(/,|·|\band\b|&/);
  if (parts.length >= 3 && parts.every((part) => words(part).length <= 4)) score -= 4;
  return score;
}

/** Papers that a line names by identifiers or addresses. */
function namedIn(text: string): Draft[] {
  const urls = text.match(web) ?? [];
  const drafts = urls.flatMap((url) => {
    const address = URL.parse(url);
    const known = address && identify(address);
    const doi = known ? undefined : parseIdentifier(url);
    return known || doi ? [draftOf({ urls: [url] })] : [];
  });
  if (drafts.length > 0) return drafts;
  const rest = text.replace(web, ' ').trim();
  // In a sentence an identifier may be of anything; in a list it is what the line is about.
  const parts = rest.split(/[\s,;]+/).map(parseIdentifier);
  if (rest && parts.every((part) => part !== undefined)) {
    return parts.map((part) => draftOf({ identifiers: [part.identifier] }));
  }
  const one = isAbstract(rest) ? undefined : parseIdentifier(rest);
  if (one) return [draftOf({ identifiers: [one.identifier] })];
  // An address alone may be a paper of a site that is not known.
  const [url] = urls;
  return url !== undefined && rest === '' ? [draftOf({ urls: [url] })] : [];
}
