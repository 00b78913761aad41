/** How long 500 highlights take to be found again on a changed paper of 700 kB, in Chromium. */
import path from 'node:path';
import { chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';

export interface AnnotateTimes {
  /** Milliseconds: text model, finding all, both, and the longest task among them. */
  model: number;
  resolve: number;
  total: number;
  longest: number;
  states: Record<string, number>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Each repetition on a page of its own, code and styles cold, as a reader has it. */
export async function resolveTimes(
  executablePath: string,
  repetitions: number,
): Promise<AnnotateTimes[]> {
  const code = await bundled('tests/bench/annotate-page.ts', 'annotate');
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const times: AnnotateTimes[] = [];
    for (let turn = 0; turn < repetitions; turn += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const maker = await context.newPage();
      await maker.addScriptTag({ content: code });
      const { html, stored } = (await maker.evaluate(`({
        html: annotate.paper(2),
        stored: annotate.highlightsOf(annotate.paper(1)),
      })`)) as { html: string; stored: unknown };
      await page.setContent(html);
      await page.addScriptTag({ content: code });
      times.push(
        (await page.evaluate(`annotate.measure(${JSON.stringify(stored)})`)) as AnnotateTimes,
      );
      await context.close();
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** A module as one script that leaves its exports under a name. */
export async function bundled(entry: string, name: string): Promise<string> {
  const bundle = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: path.join(root, entry), formats: ['iife'], name },
    },
  });
  const [{ output }] = bundle as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return output[0].code;
}
