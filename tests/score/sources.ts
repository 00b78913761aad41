/**
 * Recognition scored on stored pages. `DIR/**\/*.html` with a `.json` beside each says the URL and
 * what to expect; `url-cases.json` in DIR is scored by identification alone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { JSDOM } from 'jsdom';
import { expandIdentifiers } from '../../lib/paper/identifiers';
import type { PaperRecord } from '../../lib/paper/schema';
import { extractGeneric } from '../../lib/sources/generic';
import { extract, identify, identifyAddress, sourceOf } from '../../lib/sources/index';
import { listingOf } from '../../lib/sources/listing';
import { type Expected, judge, scored } from './judge';

interface Sidecar {
  url: string;
  page_kind: 'paper' | 'listing' | 'other';
  encoding?: string;
  expected?: Expected;
}

interface UrlCase {
  url: string;
  type: string;
}

/** Counts and milliseconds. */
export interface SourcesScore {
  pages: number;
  papers: number;
  recognised: number;
  listings: number;
  listingsRecognised: number;
  others: number;
  falsePapers: number;
  fields: Record<(typeof scored)[number], { expected: number; right: number }>;
  urls: { single: number; identified: number; multiple: number; falsePapers: number };
  ms: { p50: number; p95: number; max: number };
}

/** What the extension would make of a page: the site's own reader, else its own description. */
function recognise(document: Document, url: URL): PaperRecord | undefined {
  return extract(document, url) ?? extractGeneric(document, url);
}

/** How many papers the page lists. */
function papersOn(document: Document, url: URL): number {
  return [...listingOf(document, url, { identify, sourceOf })].filter((item) => item !== null)
    .length;
}

/** Scores a folder and prints a line a page, a table of the fields, and the totals. */
export function scoreSources(dir: string, print: (line: string) => void): SourcesScore {
  const score: SourcesScore = {
    pages: 0,
    papers: 0,
    recognised: 0,
    listings: 0,
    listingsRecognised: 0,
    others: 0,
    falsePapers: 0,
    fields: Object.fromEntries(
      scored.map((field) => [field, { expected: 0, right: 0 }]),
    ) as SourcesScore['fields'],
    urls: { single: 0, identified: 0, multiple: 0, falsePapers: 0 },
    ms: { p50: 0, p95: 0, max: 0 },
  };
  const times: number[] = [];
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort();
  for (const file of files) {
    const path = join(dir, file);
    const beside = path.replace(/\.html$/, '.json');
    if (!existsSync(beside)) continue;
    print(scorePage(relative(dir, path), path, readJson(beside), score, times));
  }
  const cases = join(dir, 'url-cases.json');
  if (existsSync(cases)) scoreUrls(urlCases(readJson(cases)), score, print);
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  score.ms = { p50: at(0.5), p95: at(0.95), max: round(times.at(-1) ?? 0) };
  printTotals(score, print);
  return score;
}

const round = (ms: number) => Math.round(ms * 100) / 100;

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function scorePage(
  name: string,
  path: string,
  sidecar: Sidecar,
  score: SourcesScore,
  times: number[],
): string {
  const html = new TextDecoder(sidecar.encoding ?? 'utf-8').decode(readFileSync(path));
  const { window } = new JSDOM(html, { url: sidecar.url });
  const url = new URL(sidecar.url);
  const start = performance.now();
  const record = recognise(window.document, url);
  times.push(performance.now() - start);
  score.pages += 1;
  if (sidecar.page_kind !== 'paper') {
    const listed = sidecar.page_kind === 'listing' ? papersOn(window.document, url) : undefined;
    window.close();
    if (listed === undefined) score.others += 1;
    else score.listings += 1;
    if (record) score.falsePapers += 1;
    else if (listed) score.listingsRecognised += 1;
    if (record) return `FALSE  ${name}: ${record.title}`;
    return `${listed === 0 ? 'MISSED' : 'ok    '} ${name}${listed === undefined ? '' : `: ${listed} papers`}`;
  }
  window.close();
  score.papers += 1;
  if (record) score.recognised += 1;
  const wrong = judge(record, sidecar.expected ?? {}, score.fields);
  const mark = !record ? 'MISSED' : wrong.length > 0 ? 'differs' : 'ok    ';
  return `${mark} ${name}${wrong.map((line) => `\n         ${line}`).join('')}`;
}

function urlCases(file: unknown): UrlCase[] {
  const translators = (file as { byTranslator?: Record<string, UrlCase[]> }).byTranslator ?? {};
  return Array.isArray(file) ? (file as UrlCase[]) : Object.values(translators).flat();
}

function scoreUrls(cases: UrlCase[], score: SourcesScore, print: (line: string) => void): void {
  for (const { url, type } of cases) {
    if (!URL.canParse(url)) continue;
    const found = identifyAddress(new URL(url));
    if (type === 'multiple') {
      score.urls.multiple += 1;
      if (!found) continue;
      score.urls.falsePapers += 1;
      print(`FALSE  ${url}: ${found.identifiers.join(' ')}`);
    } else {
      score.urls.single += 1;
      if (found && expandIdentifiers(found.identifiers).length > 0) score.urls.identified += 1;
    }
  }
}

function printTotals(score: SourcesScore, print: (line: string) => void): void {
  print('\nfield        right / expected');
  for (const [field, { expected, right }] of Object.entries(score.fields)) {
    print(`${field.padEnd(12)} ${String(right).padStart(5)} / ${expected}`);
  }
  const { urls, ms } = score;
  print(
    [
      '',
      `pages ${score.pages}: papers ${score.papers}, recognised ${score.recognised}; listings ${score.listings}, recognised as such ${score.listingsRecognised}; others ${score.others}; false papers ${score.falsePapers}`,
      `urls: single ${urls.single}, identified ${urls.identified}; multiple ${urls.multiple}, false papers ${urls.falsePapers}`,
      `ms: p50 ${ms.p50}, p95 ${ms.p95}, max ${ms.max}`,
    ].join('\n'),
  );
}
