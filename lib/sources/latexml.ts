/** Papers converted by LaTeXML (arXiv's own HTML, ar5iv): no meta tags, but telling class names. */
import { cleanText, maxAbstract, parseName } from '../paper/normalise';
import type { Name, PaperRecord } from '../paper/schema';
import { recordOf } from './citation';

/** Notes, marks and e-mail addresses that stand inside titles and names. */
const aside =
  /(?:^|\s)ltx_(?:note|role_footnotemark|author_notes|contact|role_email|role_affiliation|font_typewriter|ERROR|title_abstract|tag_note)(?:\s|$)/;

/** Chinese, Japanese and Korean names, in which some put a space. */
const spaceless =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}・·ー]{1,6}(?: [\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}・·ー]{1,8})?$/u;

/** The text of a node: math as `$…$` from its TeX, line breaks kept, asides left out. */
function texOf(node: Node, depth = 0): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (node.nodeType !== 1 || depth > 100) return '';
  const element = node as Element;
  const name = element.localName.toLowerCase();
  if (name === 'math') {
    const tex = element.getAttribute('alttext')?.trim();
    return tex ? `$${tex}$` : (element.textContent ?? '');
  }
  if (name === 'br') return '\n';
  if (name === 'script' || name === 'style' || aside.test(element.getAttribute('class') ?? ''))
    return '';
  let text = '';
  for (const child of element.childNodes) text += texOf(child, depth + 1);
  return text;
}

function textAt(document: Document, selector: string, max?: number): string {
  const element = document.querySelector(selector);
  return element ? cleanText(texOf(element), max) : '';
}

/**
 * Names out of a block in which authors, affiliations and addresses are set as the paper prints
 * them: authors stand on the first line of each cell, between commas or “and”.
 */
function namesIn(block: string): Name[] {
  return block.split(/&|\bAND\b/).flatMap((cell) => {
    const lines = cell
      .replace(/\$[^$]*\$/g, ' ')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /\p{L}{2}/u.test(line) && !line.includes('@'));
    let list = lines.shift() ?? '';
    while (/,$/.test(list) && lines.length > 0) list += ` ${lines.shift()}`;
    return list.split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+|[\u2001\u2003]+/).flatMap((text) => {
      const name = parseName(text.replace(/[\d∗⋆]+/g, ''));
      // A literal of several words is a line of prose, unless its script needs no spaces.
      const whole = name?.literal ?? '';
      return name && (name.family || !/\s/.test(whole) || spaceless.test(whole)) ? [name] : [];
    });
  });
}

/** What a LaTeXML page says. Its date is that of the version, so only a first version has one. */
export function latexmlRecord(document: Document, source: string): PaperRecord | undefined {
  const blocks = [...document.querySelectorAll('.ltx_authors .ltx_personname')].slice(0, 5000);
  const mark = cleanText(document.querySelector('#watermark-tr')?.textContent);
  const [, version, category, date] =
    /v(\d+)\s*\[([\w.-]+)\]\s*(\d{1,2} \w+ \d{4})?/.exec(mark) ?? [];
  return recordOf(source, {
    title: textAt(document, '.ltx_title_document'),
    authors: blocks.flatMap((block) => namesIn(texOf(block).replace(/[^\S\n\u2001\u2003]+/g, ' '))),
    abstract: textAt(document, '.ltx_abstract', maxAbstract),
    issued: version === '1' ? date : undefined,
    kind: 'article',
    version: Number(version) || undefined,
    categories: category ? [category] : [],
  });
}
