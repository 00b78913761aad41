import type { Locator } from 'playwright-core';

/**
 * How the rows on the screen lie, of a list that is longer than the screen: the widest gap between two
 * of them or how much one covers of another (px), and whether they fill the list.
 */
export const lie = (grid: Locator): Promise<{ gap: number; full: boolean }> =>
  grid.evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    const rows = [...list.querySelectorAll('[data-id]')]
      .map((row) => row.getBoundingClientRect())
      .filter((row) => row.bottom > top && row.top < bottom)
      .sort((a, b) => a.top - b.top);
    const gaps = rows.slice(1).map((row, at) => Math.abs(row.top - (rows[at]?.bottom ?? 0)));
    const [first, last] = [rows[0], rows.at(-1)];
    return {
      gap: Math.max(0, ...gaps),
      full: first !== undefined && first.top <= top + 40 && (last?.bottom ?? 0) >= bottom - 1,
    };
  });

/** They lie one below the other. */
export const stacked = { gap: 0, full: true };
