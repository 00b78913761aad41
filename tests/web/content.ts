/** What the stand-in web shows unless a test says otherwise. */
import { dailyPapers } from './daily-papers.ts';
import { arxivAbstract, arxivHtml } from './pages-arxiv.ts';
import { huggingfaceList, huggingfacePaper } from './pages-huggingface.ts';
import { citationPage, ordinaryPage, published, unknownHostPaper } from './pages-publishers.ts';
import { type InventedPaper, numbered, papers } from './papers.ts';
import { pdf } from './pdf.ts';
import { type Answer, StandInWeb } from './server.ts';

const json = (value: unknown): Answer => ({
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** `/abs/2607.01234v2` → paper and version. Any id of the form of `numbered` papers is answered. */
function wanted(path: string): { paper: InventedPaper; version?: number } | undefined {
  const [, id = '', version] =
    /^\/(?:abs|html|pdf|papers)\/(.+?)(?:v(\d+))?(?:\.pdf)?$/.exec(path) ?? [];
  const numberedId = /^25(\d\d)\.1(\d{4})$/.exec(id);
  const paper = numberedId
    ? numbered(1, (Number(numberedId[1]) - 1) * 10_000 + Number(numberedId[2]))[0]
    : papers.find((each) => each.id === id);
  if (!paper) return undefined;
  return { paper, ...(version !== undefined && { version: Number(version) }) };
}

/** Start the web with our invented content on it. */
export async function startWeb(): Promise<StandInWeb> {
  const web = await StandInWeb.start();
  web.route('*', '/favicon.ico', { status: 204, body: '' });
  web.route('arxiv.org', /^\/abs\//, (url) => {
    const found = wanted(url.pathname);
    return found && { body: arxivAbstract(found.paper, found.version) };
  });
  web.route('arxiv.org', /^\/html\//, (url) => {
    const found = wanted(url.pathname);
    return found && { body: arxivHtml(found.paper, found.version) };
  });
  web.route('arxiv.org', /^\/pdf\//, (url) => {
    const found = wanted(url.pathname);
    return (
      found && { headers: { 'content-type': 'application/pdf' }, body: pdf(found.paper.title) }
    );
  });
  const listed = papers.filter((paper) => !paper.id.includes('/'));
  web.route('huggingface.co', '/papers', { body: huggingfaceList(listed) });
  web.route('huggingface.co', /^\/papers\//, (url) => {
    const found = wanted(url.pathname);
    return found && { body: huggingfacePaper(found.paper, listed) };
  });
  web.route('huggingface.co', '/api/daily_papers', (url) => json(dailyPapers(url)));
  for (const paper of [...published, unknownHostPaper]) {
    const { hostname, pathname } = new URL(paper.url);
    web.route(hostname, pathname, { body: citationPage(paper) });
  }
  web.route('example.org', '/', { body: ordinaryPage });
  return web;
}
