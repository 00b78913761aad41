import { elementsOf, sourcesOf, textOfElement } from './describe';
import type { TextModel } from './text-model';
import { tokensOf } from './tokens';
import type { ElementSelector, Resolution } from './types';

/** "Figure 3:" is renumbered by the next version. */
const number = /^\s*(?:fig(?:ure|\.)?|tab(?:le|\.)?|eq(?:uation|n|\.)?)\s*[\dA-Z.]+\s*[:.|-]?\s*/iu;
/** So many of the words of a caption must have stayed. */
const enoughAlike = 0.6;
const clearlyBetter = 0.15;

interface Rival {
  element: Element;
  ordinal: number;
  text: string;
  alike: number;
}

/** Where a figure, table or equation is now: by what it says and shows, then by its number. */
export function resolveElement(model: TextModel, selector: ElementSelector): Resolution {
  const wanted = bare(selector.text);
  const rivals: Rival[] = elementsOf(model.root, selector.kind).map((element, ordinal) => {
    const text = textOfElement(model, element, selector.kind);
    return { element, ordinal, text, alike: likeness(selector, wanted, element, text) };
  });
  rivals.sort((a, b) => b.alike - a.alike || a.ordinal - b.ordinal);
  const [best] = rivals;
  if (!best || best.alike < enoughAlike) return { state: 'lost', score: best?.alike ?? 0 };
  const tied = rivals.filter((rival) => best.alike - rival.alike < clearlyBetter);
  const chosen = tied.length === 1 ? best : apart(selector, tied);
  if (!chosen) {
    return {
      state: 'ambiguous',
      score: best.alike,
      candidates: tied.flatMap((rival) => candidate(model, rival)),
    };
  }
  const same = bare(chosen.text) === wanted;
  const stayed = same && (chosen.ordinal === selector.ordinal || chosen.element.id === selector.id);
  const [position] = candidate(model, chosen);
  return {
    state: stayed ? 'exact' : same ? 'moved' : 'changed',
    score: chosen.alike,
    element: chosen.element,
    ...(position && { position: { start: position.start, end: position.end } }),
    ...(!same && { diff: { old: selector.text, new: chosen.text } }),
  };
}

function candidate(model: TextModel, rival: Rival) {
  const units = model.unitsOfElement(rival.element);
  if (!units) return [];
  const { start, end } = units;
  return [{ start: model.toPoints(start), end: model.toPoints(end), score: rival.alike }];
}

/** Two with the same words: the one with the same id, or the same number where there was no id. */
function apart(selector: ElementSelector, tied: readonly Rival[]): Rival | undefined {
  const { id, ordinal } = selector;
  return tied.find((rival) =>
    id === undefined ? rival.ordinal === ordinal : rival.element.id === id,
  );
}

function bare(text: string): string {
  return text.replace(number, '').trim();
}

/** 0 to 1. Without words, its pictures decide. */
function likeness(
  selector: ElementSelector,
  wanted: string,
  element: Element,
  text: string,
): number {
  const own = sourcesOf(element);
  const shared = selector.sources.filter((source) => own.includes(source)).length;
  const pictures = selector.sources.length > 0 ? shared / selector.sources.length : 0;
  const words = overlap(wanted, bare(text));
  return wanted === '' ? pictures : Math.max(words, 0.75 * words + 0.25 * pictures);
}

/** Words that both have, against the words of both. */
function overlap(first: string, second: string): number {
  if (first === second) return 1;
  const left = tokensOf(first).words;
  const right = tokensOf(second).words;
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of right) {
    const left = counts.get(word) ?? 0;
    if (left > 0) both += 1;
    counts.set(word, left - 1);
  }
  return (2 * both) / (left.length + right.length);
}
