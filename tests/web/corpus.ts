/**
 * Real pages and responses, served under their true addresses when the folder with them lies
 * beside the project. Tests that use them skip when it doesn't.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StandInWeb } from './server.ts';

const root = path.resolve(import.meta.dirname, '../../../shared/corpus');

/** Whether the folder is there. */
export const haveCorpus = existsSync(path.join(root, 'pages'));

export interface CorpusPage {
  url: string;
  kind: 'paper' | 'listing' | 'other';
  file: string;
  encoding: string;
  expected: { title?: string; doi?: string; arxivId?: string };
}

/** The pages whose address is certain. */
export function corpusPages(): CorpusPage[] {
  return globSync('pages/**/*.json', { cwd: root })
    .filter((name) => !/url-(cases|pairs)\.json$/.test(name))
    .flatMap((name) => {
      const sidecar = JSON.parse(readFileSync(path.join(root, name), 'utf8'));
      if (!sidecar.url_certain) return [];
      return [
        {
          url: sidecar.url,
          kind: sidecar.page_kind,
          file: path.join(root, name.replace(/json$/, 'html')),
          encoding: sidecar.encoding ?? 'utf-8',
          expected: sidecar.expected ?? {},
        },
      ];
    });
}

/** A recorded response of Hugging Face's feed. */
export const corpusFeed = (name: string): string =>
  readFileSync(path.join(root, 'services/huggingface', name), 'utf8');

/** Serve the real pages, and a recorded list as the feed's answer. */
export function serveCorpus(web: StandInWeb, feed = 'daily_papers.2026-07-31.json'): CorpusPage[] {
  const pages = corpusPages();
  for (const { url, file, encoding } of pages) {
    const { hostname, pathname, search } = new URL(url);
    web.route(hostname, /./, (asked) =>
      asked.pathname === pathname && asked.search === search
        ? {
            headers: { 'content-type': `text/html; charset=${encoding}` },
            body: readFileSync(file),
          }
        : undefined,
    );
  }
  const body = corpusFeed(feed);
  web.route('huggingface.co', '/api/daily_papers', {
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body,
  });
  return pages;
}
