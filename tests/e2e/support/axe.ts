/** axe-core on a page of the extension: what it finds wrong, in words that tell where. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface WithAxe {
  axe?: { run(root: Document, options: RunOptions): Promise<AxeResults> };
}

/** Violations of a page as it is now; none is the aim. The debugger may run what the page may not. */
export async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  const there = await page.evaluate(() => (globalThis as WithAxe).axe !== undefined);
  if (!there) await page.evaluate(source);
  return page.evaluate(async (given) => {
    const found = await (globalThis as WithAxe).axe?.run(document, given);
    return (found?.violations ?? []).map(({ id, help, nodes }) => {
      const where = nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${html}\n${failureSummary}`);
      return `${id}: ${help} (${nodes.length})\n${where.join('\n')}`;
    });
  }, options);
}

/** Fails with what axe found. @param state names it in the message. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  expect(await violations(page), `axe: ${state}`).toEqual([]);
}
