/** HTML text from values. */

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Escape a value for text and attributes. */
export const escapeHtml = (value: string): string =>
  value.replace(/[&<>"]/g, (character) => entities[character] ?? character);

export const meta = (name: string, content: string | number): string =>
  `<meta name="${name}" content="${escapeHtml(String(content))}">`;

/** A whole document. `head` and `body` are HTML. */
export const page = (title: string, head: string, body: string): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;
