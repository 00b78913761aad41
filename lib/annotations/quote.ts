import { formulaOf } from './formula';
import type { TextModel } from './text-model';
import type { Position } from './types';

/**
 * A passage for reading and copying: the normalised text, with each formula's TeX as the page has
 * it (folded TeX compares well, but `\lambda t` without its space is no TeX).
 */
export function readableQuote(model: TextModel, position: Position): string {
  const end = model.toUnits(position.end);
  let from = model.toUnits(position.start);
  let quote = '';
  const { formulas, text } = model;
  for (let at = 0; at < formulas.length; at += 2) {
    const start = formulas[at] ?? 0;
    const stop = formulas[at + 1] ?? 0;
    if (stop <= from) continue;
    if (start >= end) break;
    const node = model.nodeAt(start);
    const tex = node?.nodeType === 1 ? formulaOf(node as Element, plain) : undefined;
    quote += text.slice(from, start) + (tex ? `$${tex}$` : text.slice(start, stop));
    from = stop;
  }
  return quote + text.slice(from, end);
}

const plain = (tex: string): string => tex.replace(/\s+/gu, ' ').trim();
