/** Notes as they look: Markdown by marked, formulas by Temml, and nothing that DOMPurify refuses. */
import DOMPurify from 'dompurify';
import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import temml from 'temml';

/** Pandoc's rule for dollars, as in components/ui/split-math. */
const math =
  /^(?:\$\$(?<block>[^$]+)\$\$|\$(?!\s)(?<dollar>(?:\\.|[^$\\])+?)(?<!\s)\$(?![\d$])|\\\((?<paren>[\s\S]+?)\\\)|\\\[(?<bracket>[\s\S]+?)\\\])/u;

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.codePointAt(0)};`);

const formulas: TokenizerAndRendererExtension = {
  name: 'math',
  level: 'inline',
  start: (text) => /\$|\\[([]/.exec(text)?.index,
  tokenizer(text) {
    const match = math.exec(text);
    if (!match) return undefined;
    const { block, dollar, paren, bracket } = match.groups ?? {};
    return {
      type: 'math',
      raw: match[0],
      text: (block ?? dollar ?? paren ?? bracket ?? '').trim(),
      display: block !== undefined || bracket !== undefined,
    };
  },
  renderer: (token) =>
    `<span data-math="${token.display ? 'block' : 'inline'}">${escaped(String(token.text))}</span>`,
};

const markdown = new Marked({
  gfm: true,
  breaks: true,
  extensions: [formulas],
  renderer: {
    // A picture would be a request that tells of the paper.
    image: ({ href, text }: Tokens.Image) =>
      `<a href="${escaped(href)}">${escaped(text || href)}</a>`,
    checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☑ ' : '☐ '),
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
  },
});

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'em', 'del', 'code', 'pre'],
    ...['blockquote', 'ul', 'ol', 'li', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'span'],
  ],
  ALLOWED_ATTR: ['href', 'start', 'data-math'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  RETURN_DOM_FRAGMENT: true as const,
};

/** A note as nodes of the document, without anything that could run, load or look like our own. */
export function renderMarkdown(text: string): DocumentFragment {
  const html = markdown.parse(text, { async: false });
  const clean = DOMPurify.sanitize(html, allowed);
  for (const link of clean.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noreferrer';
  }
  for (const holder of clean.querySelectorAll<HTMLElement>('[data-math]')) draw(holder);
  return clean;
}

/** A formula that cannot be read stays as its TeX. `trust` is off: \href does nothing. */
function draw(holder: HTMLElement): void {
  const tex = holder.textContent ?? '';
  const displayMode = holder.dataset.math === 'block';
  try {
    temml.render(tex, holder, { displayMode, throwOnError: true, maxExpand: 200 });
  } catch {
    holder.textContent = tex;
  }
}
