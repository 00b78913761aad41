/** Years, stars and dates of a query: `2020..2024`, `>2021`, `<2w`, `2024-05`. Pure. */

/** Both ends count. */
export interface Range {
  from?: number;
  to?: number;
}

const day = 24 * 60 * 60 * 1000;
const shape = /^(?:(>=|<=|>|<|=)(.+)|(.*?)(?:\.\.\.?|…|–|—)(.*)|(.+))$/u;

/** @returns undefined for what is no range of whole numbers. */
export function numberRange(text: string): Range | undefined {
  const plain = text.replace(/^(\d{4})-(\d{4})$/, '$1..$2');
  const number = (part: string): Range | undefined => {
    const value = /^\d{1,6}$/.test(part) ? Number(part) : undefined;
    return value === undefined ? undefined : { from: value, to: value };
  };
  return range(plain, number);
}

/**
 * A span of time, in ms since the epoch. A date is the whole day, month or year in the local zone.
 * A time span counts from now backwards: `<2w` is less than two weeks ago, `>1y` longer than a year.
 * @returns undefined for what is no date.
 */
export function dateRange(text: string, now: number): Range | undefined {
  const ago = (part: string): number | undefined => {
    const found = /^(\d{1,5})(h|d|w|m|mo|y|hours?|days?|weeks?|months?|years?)$/.exec(part);
    return found ? before(now, Number(found[1]), found[2] ?? 'd') : undefined;
  };
  const compared = /^(>=|<=|>|<)(.+)$/.exec(text);
  const moment = compared && ago(compared[2] ?? '');
  // Less long ago is later.
  if (moment !== undefined && moment !== null) {
    return compared?.[1]?.startsWith('<') ? { from: moment } : { to: moment };
  }
  const single = ago(text);
  if (single !== undefined) return { from: single };
  return range(text, (part) => {
    const at = ago(part);
    return at === undefined ? calendar(part, now) : { from: at, to: at };
  });
}

function range(text: string, parse: (part: string) => Range | undefined): Range | undefined {
  const [, sign, operand, low, high, whole] = shape.exec(text) ?? [];
  if (whole !== undefined) return parse(whole);
  if (sign !== undefined) {
    const value = parse(operand ?? '');
    if (!value) return undefined;
    const { from = 0, to = 0 } = value;
    if (sign === '>') return { from: to + 1 };
    if (sign === '>=') return { from };
    if (sign === '<') return { to: from - 1 };
    if (sign === '<=') return { to };
    return value;
  }
  if (!low && !high) return undefined;
  const [start, end] = [low ? parse(low) : {}, high ? parse(high) : {}];
  if (!start || !end) return undefined;
  // Written from the later to the earlier, it means the same span.
  const [first, last] =
    start.from !== undefined && end.to !== undefined && start.from > end.to
      ? [end.from, start.to]
      : [start.from, end.to];
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

function before(now: number, count: number, unit: string): number {
  if (unit.startsWith('h')) return now - count * (day / 24);
  if (unit.startsWith('d')) return now - count * day;
  if (unit.startsWith('w')) return now - count * 7 * day;
  const date = new Date(now);
  const months = unit.startsWith('y') ? count * 12 : count;
  const wanted = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() - months);
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(wanted, last));
  return date.getTime();
}

function calendar(part: string, now: number): Range | undefined {
  const today = new Date(now);
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  if (part === 'today') return span([year, month, date], [year, month, date + 1]);
  if (part === 'yesterday') return span([year, month, date - 1], [year, month, date]);
  const named = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(part);
  if (!named) return undefined;
  const [y, m, d] = [Number(named[1]), Number(named[2] ?? 1), Number(named[3] ?? 1)];
  if (m < 1 || m > 12 || d < 1 || d > new Date(y, m, 0).getDate()) return undefined;
  if (named[3] !== undefined) return span([y, m - 1, d], [y, m - 1, d + 1]);
  if (named[2] !== undefined) return span([y, m - 1, 1], [y, m, 1]);
  return span([y, 0, 1], [y + 1, 0, 1]);
}

type Day = [year: number, month: number, date: number];

const span = (start: Day, end: Day): Range => ({
  from: new Date(...start).getTime(),
  to: new Date(...end).getTime() - 1,
});
