/** Papers as Markdown: one after another in one file, or each a file with YAML front matter. */
import type { Annotation } from '../library/types';
import { identifierLabel } from '../paper/identifiers';
import type { Name, Paper } from '../paper/schema';
import { identifierOf } from './csl';
import { pageUrl, toMarkdown } from './links';
import { inDocumentOrder, passageOf } from './passages';

/** Headings, in the user's language. */
export interface MarkdownTexts {
  abstract: string;
  notes: string;
  highlights: string;
  /** The link to a passage. */
  passage: string;
  /** What the user calls a colour; its id where there is no name. */
  colours?: Readonly<Record<string, string>>;
}

export interface MarkdownOptions {
  texts: MarkdownTexts;
  abstracts: boolean;
  notes: boolean;
  tags: boolean;
}

const nameOf = ({ given, family, suffix, literal }: Name) =>
  family === undefined
    ? (literal ?? given ?? '')
    : [given, family, suffix].filter((part) => part !== undefined).join(' ');

/** A string that every YAML reader takes for this text: JSON's strings are YAML's. */
const yaml = (text: string) => JSON.stringify(text.replace(/\s+/gu, ' ').trim());

const day = (time: number) => new Date(time).toISOString().slice(0, 10);

function date({ issued }: Paper): string | undefined {
  if (!issued) return undefined;
  const parts = [issued.year, issued.month, issued.day].filter((part) => part !== undefined);
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** Obsidian takes no spaces in tags, and none of these signs. */
const obsidianTag = (tag: string) =>
  tag
    .trim()
    .replace(/\s+/gu, '-')
    .replace(/[^\p{L}\p{N}\p{M}/_-]/gu, '');

function frontMatter(paper: Paper, key: string, tags: boolean): string {
  const lines: string[] = [];
  const put = (name: string, value: string | number | undefined) => {
    if (value === undefined || value === '') return;
    lines.push(`${name}: ${typeof value === 'number' ? value : yaml(value)}`);
  };
  const list = (name: string, values: readonly string[]) => {
    const kept = values.filter((value) => value !== '');
    if (kept.length > 0) lines.push(`${name}:`, ...kept.map((value) => `  - ${yaml(value)}`));
  };
  put('title', paper.title);
  list('aliases', [paper.title]);
  put('citekey', key);
  list('authors', paper.authors.map(nameOf));
  put('year', paper.issued?.year);
  put('published', date(paper));
  put('venue', paper.venue);
  put('kind', paper.kind);
  put('doi', identifierOf(paper, 'doi'));
  put('arxiv', identifierOf(paper, 'arxiv'));
  list('ids', paper.identifiers);
  put('url', pageUrl(paper));
  put('pdf', paper.urls.pdf);
  put('code', paper.urls.code);
  if (tags) list('tags', paper.tags.map(obsidianTag));
  put('status', paper.status);
  put('rating', paper.rating);
  put('added', day(paper.addedAt));
  if (paper.openedAt !== undefined) put('opened', day(paper.openedAt));
  return `---\n${lines.join('\n')}\n---\n`;
}

const quoted = (text: string) =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** What comes from a site is text: it must not become markup, nor HTML, nor a heading. */
const plain = (text: string) =>
  text
    .trim()
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/^([#>+-]|\d+[.)])/gm, '\\$1');

/** The letters that a block id of Obsidian may have; the same for the same highlight in every export. */
const blockId = (id: string) => `^h${id.replace(/[^\da-z]/gi, '').slice(0, 12)}`;

/** Text with formulas between dollar signs, which stay as they are. */
const mathText = (text: string) =>
  text
    .split(/(\$[^$\n]+\$)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\`*[\]<]/g, '\\$&')))
    .join('');

/**
 * The quote with an id to link to, where it was, and what was noted on it. An id of a quote stands
 * alone below it (help.obsidian.md, “Link to a block in a note”).
 */
function highlight(paper: Paper, annotation: Annotation, texts: MarkdownTexts): string {
  const { id, quote, body: text, colour, tags } = annotation;
  const { link, section, version } = passageOf(paper, annotation);
  const about = [
    link &&
      `[${texts.passage}](${link.replace(/[()\s<>]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)})`,
    plain(section.join(' › ')),
    colour && plain(texts.colours?.[colour] || colour),
    version && plain(version),
    ...tags.map((tag) => `#${obsidianTag(tag)}`),
  ];
  return [
    quote && quoted(mathText(quote)),
    blockId(id),
    about.filter(Boolean).join(' · '),
    text.trim(),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Abstract, notes and highlights below headings of this level. */
function body(
  paper: Paper,
  annotations: readonly Annotation[],
  { texts, abstracts, notes }: MarkdownOptions,
  level: string,
): string {
  const parts: string[] = [];
  if (abstracts && paper.abstract) {
    parts.push(`${level} ${texts.abstract}`, plain(paper.abstract));
  }
  if (notes) {
    const written = annotations.filter(({ kind, body: text }) => kind === 'note' && text.trim());
    const marked = annotations.filter(({ kind }) => kind === 'highlight');
    if (written.length > 0) parts.push(`${level} ${texts.notes}`);
    for (const { quote, body: text } of written) {
      parts.push([quote && quoted(quote), text.trim()].filter(Boolean).join('\n\n'));
    }
    if (marked.length > 0) parts.push(`${level} ${texts.highlights}`);
    for (const each of inDocumentOrder(marked)) parts.push(highlight(paper, each, texts));
  }
  return parts.map((part) => `\n${part}\n`).join('');
}

/** A file of its own for one paper, as Obsidian and its like read it. */
export function toMarkdownFile(
  paper: Paper,
  key: string,
  annotations: readonly Annotation[],
  options: MarkdownOptions,
): string {
  const heading = `\n# ${plain(paper.title.replace(/\s+/gu, ' '))}\n`;
  return frontMatter(paper, key, options.tags) + heading + body(paper, annotations, options, '##');
}

/** One paper of a file that holds many. */
export function toMarkdownSection(
  paper: Paper,
  key: string,
  annotations: readonly Annotation[],
  options: MarkdownOptions,
): string {
  const authors = paper.authors.map(nameOf).join(', ');
  const about = [authors, date(paper)?.slice(0, 4), paper.venue]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => plain(part ?? ''))
    .join(' · ');
  const ids = paper.identifiers
    .filter((id) => !id.startsWith('url:'))
    .map((id) => plain(identifierLabel(id)));
  const tags = options.tags ? paper.tags.map((tag) => `#${obsidianTag(tag)}`) : [];
  const lines = [about, [`\`${key}\``, ...ids, ...tags].join(' · ')].filter(Boolean);
  return `## ${toMarkdown(paper)}\n\n${lines.join('  \n')}\n${body(paper, annotations, options, '###')}\n`;
}

/** Names that Windows keeps for itself. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

const bytes = new TextEncoder();

/** A text cut to so many bytes, between letters. */
function cut(text: string, most: number): string {
  let out = '';
  let size = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    size += bytes.encode(segment).length;
    if (size > most) break;
    out += segment;
  }
  return out.trim();
}

/**
 * Names of files that every system takes, each once: no signs that mean something in a path or in
 * a link of Obsidian, no more than 120 bytes, and different even where case does not count.
 */
export function fileNames(): (key: string, title: string) => string {
  const used = new Map<string, number>();
  return (key, title) => {
    const clean = `${key} ${title}`
      .normalize('NFC')
      .replace(/[\p{C}<>:"/\\|?*#^[\]%$&{}`~]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
    const short = cut(clean, 110).replace(/^[. ]+|[. ]+$/g, '') || 'paper';
    const name = short.replace(reserved, '$&_');
    const same = name.toLowerCase();
    const count = (used.get(same) ?? 0) + 1;
    used.set(same, count);
    if (count === 1) return `${name}.md`;
    const numbered = `${name} (${count})`;
    used.set(numbered.toLowerCase(), 1);
    return `${numbered}.md`;
  };
}
