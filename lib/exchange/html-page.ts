/** The page around a bibliography: complete by itself, without a script or anything to fetch. */
import { escapeHtml } from './links';
import { type StyleId, styleNames } from './style-names';

const css = `body{max-width:46em;margin:2em auto;padding:0 1em;font:16px/1.5 Georgia,serif}
ol{margin:0;padding:0;list-style:none}
li{margin:0 0 .8em;padding-left:2em;text-indent:-2em;overflow-wrap:anywhere}
li:has(.csl-left-margin){padding-left:0;text-indent:0}
.csl-entry:has(.csl-left-margin){display:grid;grid-template-columns:3.5em 1fr}
@media (prefers-color-scheme:dark){body{background:#181715;color:#ece8e1}a{color:#8ab4f8}}`;

/** @param title of the page, in the user's language. */
export const pageHead = (title: string, style: StyleId): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
${css}
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<!-- ${escapeHtml(styleNames[style])} -->
<ol>
`;

export const pageEnd = '</ol>\n</body>\n</html>\n';
