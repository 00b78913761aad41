/** What stands after the colon of a field that is no text. */
import { type FieldName, fieldNames, fixedValues, hasOf, isOf, nearest, statusOf } from './fields';
import { dateRange, numberRange } from './ranges';
import { hasValues, isValues, type ProblemKey, type QueryNode, type RangeField } from './types';

export type Choice =
  | { node: QueryNode }
  | { node?: undefined; problem: ProblemKey; args: string[] };

/** A tag as it is stored: one kind of space, no slash at the end. */
export const cleanTag = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s/]+|[\s/]+$/gu, '');

/**
 * @param value without quotes, not empty; @param now ms since the epoch.
 * @returns a node, or why there is none.
 */
export function readValue(field: Exclude<FieldName, 'sort'>, value: string, now: number): Choice {
  switch (field) {
    case 'tag': {
      const tag = cleanTag(value);
      return tag === '' ? unknown(field, value) : { node: { kind: 'tag', tag } };
    }
    case 'status': {
      const status = statusOf(value);
      return status ? { node: { kind: 'status', value: status } } : unknown(field, value);
    }
    case 'is': {
      const is = isOf(value);
      if (is) return { node: { kind: 'is', value: is } };
      const status = statusOf(value);
      return status ? { node: { kind: 'status', value: status } } : unknown(field, value);
    }
    case 'has': {
      const has = hasOf(value);
      return has ? { node: { kind: 'has', value: has } } : unknown(field, value);
    }
    case 'source':
      return { node: { kind: 'source', value: value.toLowerCase().replace(/\s+/gu, ' ') } };
    case 'year':
    case 'rating':
    case 'added':
    case 'opened':
    case 'updated':
      return readRange(field, value, now);
    default:
      return unknown(field, value);
  }
}

function readRange(field: RangeField, value: string, now: number): Choice {
  const text = value
    .toLowerCase()
    .replace(/\s+/gu, '')
    .replace(/[＞﹥]/gu, '>')
    .replace(/[＜﹤]/gu, '<');
  if (text === 'never' && field === 'opened') return { node: { kind: 'is', value: 'unopened' } };
  if (text === 'none' && field === 'rating') return { node: { kind: 'is', value: 'unrated' } };
  const numbers = field === 'year' || field === 'rating';
  const range = numbers ? numberRange(text) : dateRange(text, now);
  if (range) return { node: { kind: 'range', field, text, ...range } };
  return { problem: numbers ? 'query_problem_number' : 'query_problem_date', args: [] };
}

function unknown(field: FieldName, value: string): Choice {
  const values = { is: isValues, has: hasValues }[field as string] ?? fixedValues(field);
  const like = nearest(value, values) ?? nearest(value, fieldNames);
  return like === undefined
    ? { problem: 'query_problem_value', args: [values.join(', ')] }
    : { problem: 'query_problem_value_like', args: [like] };
}
