/** Text of BibTeX fields as people read it: letters, no braces, formulas kept as they are. */
import { plainTex } from '../../paper/tex';

/** Formulas: between dollars that are not escaped, and `\(…\)`. Braces around one belong to it. */
const formula = /\{?(?<!\\)(\$(?:\\.|[^$\\])+\$|\\\(.+?\\\))\}?/gsu;

/** Stand-ins for letters that must not be taken for markup while it is removed. */
const held: [RegExp, string, string][] = [
  [/\\textbackslash(?:\{\}|\s+|(?![a-zA-Z]))/g, '\uE000', '\\'],
  [/\\\{|\\textbraceleft(?:\{\}|\s+|(?![a-zA-Z]))|\\lbrace(?:\{\}|(?![a-zA-Z]))/g, '\uE001', '{'],
  [/\\\}|\\textbraceright(?:\{\}|\s+|(?![a-zA-Z]))|\\rbrace(?:\{\}|(?![a-zA-Z]))/g, '\uE002', '}'],
  [/\\\$|\\textdollar(?:\{\}|\s+|(?![a-zA-Z]))/g, '\uE003', '$'],
  [/\\textasciitilde(?:\{\}|\s+|(?![a-zA-Z]))|\\~\{\}/g, '\uE004', '~'],
  [/\\textasciicircum(?:\{\}|\s+|(?![a-zA-Z]))|\\\^\{\}/g, '\uE005', '^'],
  [/\\textless(?:\{\}|\s+|(?![a-zA-Z]))/g, '<', ''],
  [/\\textgreater(?:\{\}|\s+|(?![a-zA-Z]))/g, '>', ''],
  [/\\textbar(?:\{\}|\s+|(?![a-zA-Z]))/g, '|', ''],
  [/\\([&%_#])/g, '$1', ''],
];

/** @param value of a field, without its outer delimiters. */
export function readTex(value: string): string {
  if (!/[\\{}~$`']|--/.test(value)) return value;
  let out = '';
  let end = 0;
  for (const match of value.matchAll(formula)) {
    out += plain(value.slice(end, match.index)) + (match[1] ?? '');
    end = match.index + match[0].length;
  }
  return out + plain(value.slice(end));
}

function plain(text: string): string {
  let out = text;
  for (const [pattern, stand] of held) out = out.replace(pattern, stand);
  // What is left of the dollars opens no formula.
  out = plainTex(out)
    .replace(/\\(?:url|href\{[^{}]*\})\{([^{}]*)\}/g, '$1')
    .replace(/\\[,;:! ]|(?<!\\)~/g, ' ')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/[{}]/g, '');
  for (const [, stand, letter] of held) if (letter) out = out.replaceAll(stand, letter);
  return out;
}

/** Divides names at `and` outside braces. */
export function splitNames(value: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  const divider = /\s+and\s+/giy;
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && char !== undefined && /\s/.test(char)) {
      divider.lastIndex = at;
      const match = divider.exec(value);
      if (!match) continue;
      names.push(value.slice(from, at));
      from = at + match[0].length;
      at = from - 1;
    }
  }
  return [...names, value.slice(from)].map((name) => name.trim()).filter(Boolean);
}
