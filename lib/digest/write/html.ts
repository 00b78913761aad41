/** A digest as HTML: complete by itself, without a script or anything to fetch. */
import { escapeHtml } from '../../exchange/links';
import type { PrintedDigest, PrintedPaper } from './printed';

const css = `:root{color-scheme:light dark}
body{max-width:44em;margin:2em auto;padding:0 1em;background:#fbfaf7;color:#1d1b19;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h3{font-family:Charter,"Bitstream Charter",Georgia,serif;font-weight:400;line-height:1.25}
h1{font-size:1.75em;margin:0 0 .3em}
h2{margin:2.2em 0 .6em;padding-bottom:.3em;border-bottom:1px solid #cfc8bc;font-size:.85em;font-weight:600}
h3{font-size:1.15em;margin:1.4em 0 .2em}
p{margin:.25em 0}
a{color:inherit;text-decoration:underline;text-decoration-color:#a8321f;text-underline-offset:.15em}
.by,.why,.links,.note,footer{color:#5e5a53;font-size:.875em}
footer{margin-top:3em;padding-top:1em;border-top:1px solid #e5e0d7}
@media (prefers-color-scheme:dark){body{background:#181715;color:#ece8e1}h2,footer{border-color:#4b4640}a{text-decoration-color:#f08a74}.by,.why,.links,.note,footer{color:#aaa399}}
@media print{body{max-width:none;margin:0;background:none;color:#000;font-size:11pt}article{break-inside:avoid}h2{break-after:avoid}.by,.why,.links,.note,footer{color:#333}}`;

const link = (text: string, url: string | undefined) =>
  url === undefined ? escapeHtml(text) : `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;

const line = (className: string, html: string) =>
  html === '' ? '' : `<p class="${className}" dir="auto">${html}</p>\n`;

const paper = ({ title, url, byline, why, abstract, links }: PrintedPaper) =>
  `<article>
<h3 dir="auto">${link(title, url)}</h3>
${line('by', escapeHtml(byline))}${line('why', escapeHtml(why))}${line(
  'abstract',
  escapeHtml(abstract),
)}${line('links', links.map(({ name, url: to }) => link(name, to)).join(' · '))}</article>
`;

/** What stands in the body: for the clipboard and for Atom. */
export function htmlBody({ title, lead, notes, sections, foot }: PrintedDigest): string {
  const parts = sections.map(
    ({ name, papers }) =>
      `<section>\n<h2 dir="auto">${escapeHtml(name)}</h2>\n${papers.map(paper).join('')}</section>\n`,
  );
  return `<h1 dir="auto">${escapeHtml(title)}</h1>
${line('lead', escapeHtml(lead))}${notes.map((note) => line('note', escapeHtml(note))).join('')}${parts.join('')}<footer>${escapeHtml(foot)}</footer>
`;
}

/** A whole page: light and dark, to be printed, opened anywhere. */
export const htmlPage = (digest: PrintedDigest): string =>
  `<!doctype html>
<html lang="${escapeHtml(digest.language)}" dir="${escapeHtml(digest.direction)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(digest.title)}</title>
<style>
${css}
</style>
</head>
<body>
${htmlBody(digest)}</body>
</html>
`;
