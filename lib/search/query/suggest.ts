/** What may come next in a query. Pure: the values of the library are handed in. */
import { fold } from '../fold';
import { type FieldName, fieldNames, fieldOf, fixedValues } from './fields';
import { lex, type Term } from './lex';

export interface Suggestion {
  /** The name of a field, or a value for one. */
  kind: 'field' | 'value';
  /** What it takes the place of, as offsets into the text. */
  from: number;
  to: number;
  insert: string;
  label: string;
  /** How many papers have it; for a field its own name, by which its sentence is found. */
  detail?: string;
}

export interface Value {
  value: string;
  count?: number;
}

/** Known values of fields; others have the fixed ones of the language. */
export type Values = Partial<Record<FieldName, readonly Value[]>>;

/** Lines of a list at most. */
const most = 8;

/** The term that the caret is in or behind. */
export function termAt(text: string, caret: number): Term | undefined {
  return lex(text).find(
    (each): each is Term => each.kind === 'term' && each.from < caret && caret <= each.to,
  );
}

/** The field whose value is being typed, and what there is of it. */
export function valueAt(
  text: string,
  caret: number,
): { field: FieldName; typed: string } | undefined {
  const term = termAt(text, caret);
  const field = term?.name === undefined ? undefined : fieldOf(term.name);
  if (!term || field === undefined || term.group || caret < term.valueFrom) return undefined;
  if (term.quoted && !term.unclosed && caret === term.to) return undefined;
  return { field, typed: term.value };
}

/**
 * @param caret offset into the text.
 * @returns the likeliest first; none where nothing is begun.
 */
export function suggest(text: string, caret: number, values: Values): Suggestion[] {
  const term = termAt(text, caret);
  if (!term) return [];
  const at = valueAt(text, caret);
  if (at) return suggestValues(term, at.field, at.typed, values);
  if (term.name !== undefined || term.quoted || caret < term.to) return [];
  const typed = term.value.toLowerCase();
  const { from, to } = term;
  return fieldNames
    .filter((name) => typed.length > 1 && name.startsWith(typed))
    .map((name) => ({
      kind: 'field' as const,
      from,
      to,
      insert: `${name}:`,
      label: `${name}:`,
      detail: name,
    }));
}

function suggestValues(
  { valueFrom, to }: Term,
  field: FieldName,
  typed: string,
  values: Values,
): Suggestion[] {
  const known = values[field] ?? fixedValues(field).map((value): Value => ({ value }));
  const wanted = fold(typed.replace(/^-/, '')).trim();
  const minus = field === 'sort' && typed.startsWith('-') ? '-' : '';
  const found = known.flatMap(({ value, count }) => {
    const folded = fold(value);
    const place = folded.indexOf(wanted);
    if (place < 0 || folded === wanted) return [];
    const inner = place > 0 && /[\p{L}\p{N}]/u.test(folded[place - 1] ?? '');
    return inner ? [] : [{ value, count, begins: place === 0 }];
  });
  return found
    .sort((a, b) => Number(b.begins) - Number(a.begins))
    .slice(0, most)
    .map(({ value, count }) => ({
      kind: 'value' as const,
      from: valueFrom,
      to,
      insert: `${minus}${quotedValue(value)} `,
      label: value,
      ...(count !== undefined && { detail: String(count) }),
    }));
}

const quotedValue = (value: string) =>
  /[\s()"“”]/u.test(value) ? `"${value.replaceAll('"', ' ')}"` : value;
