/** axe-core inside of what Offprint shows on a page: its closed roots are opened for the debugger. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Widget } from './widget.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface WithAxe {
  axe: { run(context: { include: Element[] }, options: RunOptions): Promise<AxeResults> };
}

/**
 * Violations in our shadow roots as they are now; none is the aim. Landmarks are the page's matter.
 * @param state names it in what is returned.
 */
export async function violationsInside(widget: Widget, state: string): Promise<string[]> {
  await widget.watch(`function () {
    // The browser's viewer of PDFs has a closed root, too.
    if (!this.querySelector('.o')) return;
    Object.defineProperty(this.host, 'shadowRoot', { value: this, configurable: true });
    this.host.dataset.ours = '';
  }`);
  await widget.page.evaluate(source);
  return widget.page.evaluate(async (name) => {
    const include = [...document.querySelectorAll('[data-ours]')];
    if (include.length === 0) return ['nothing of ours is there'];
    const { axe } = globalThis as unknown as WithAxe;
    const found = await axe.run({ include }, { rules: { region: { enabled: false } } });
    return found.violations.map(({ id, help, nodes }) => {
      const where = nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${html}\n${failureSummary}`);
      return `${name}: ${id}: ${help} (${nodes.length})\n${where.join('\n')}`;
    });
  }, state);
}
