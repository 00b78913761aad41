/** A digest as plain text, and as Markdown. */
import { wrap } from './clean';
import type { PrintedDigest, PrintedPaper } from './printed';

const width = 76;

function textPaper({ title, url, byline, why, abstract }: PrintedPaper, number: number): string {
  const head = wrap(`${number}. ${title}`, width);
  const more = [byline, why, abstract].filter((text) => text !== '');
  return [
    head,
    ...more.map((text) => wrap(text, width, '   ')),
    ...(url ? [`   ${url}`] : []),
  ].join('\n');
}

/** Plain text with lines of 76 letters; papers are numbered through. */
export function plainText({ title, lead, notes, sections, foot }: PrintedDigest): string {
  let number = 0;
  const parts = sections.map(({ name, papers }) => {
    const texts = papers.map((paper) => {
      number += 1;
      return textPaper(paper, number);
    });
    const heading = wrap(name, width);
    return [`${heading}\n${'-'.repeat(Math.min(width, heading.length))}`, ...texts].join('\n\n');
  });
  const head = [title, lead, ...notes].filter((text) => text !== '');
  return `${[...head.map((text) => wrap(text, width)), ...parts, `-- \n${foot}`].join('\n\n')}\n`;
}

/** Formulas are left as they are, but for those that could end a link or begin a tag. */
const formula = /(\$(?:(?!:\/\/|www\.)[^$\n[\]<>`@])+\$)/i;

/**
 * Signs of markup, and of addresses that would become links by themselves, within a link even. The
 * round brackets because some readers (marked) take `\](` for the end of a link.
 */
const marks = /[\\`*_[\]()<>&|~@!]|:(?=\/\/)|(?<=\bwww)\./gi;

/** Words that Markdown is to show as they are. */
function escaped(text: string): string {
  const parts = text
    .split(formula)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(marks, '\\$&')));
  // What would begin a heading, a list, a quotation or a rule at the beginning of a line.
  return parts
    .join('')
    .replace(/^(?:[#+\-=]|\d+(?=[.)]))/, (start) =>
      /\d/.test(start) ? `${start}\\` : `\\${start}`,
    );
}

const address = (url: string) =>
  url.replace(/[()\s<>\\]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

const linked = (text: string, url: string | undefined) =>
  url === undefined ? escaped(text) : `[${escaped(text)}](${address(url)})`;

function markdownPaper({ title, url, byline, why, abstract, links }: PrintedPaper): string {
  const lines = [
    `### ${linked(title, url)}`,
    escaped(byline),
    why === '' ? '' : `*${escaped(why)}*`,
    escaped(abstract),
    links.map(({ name, url: to }) => linked(name, to)).join(' · '),
  ];
  return lines.filter((text) => text !== '').join('\n\n');
}

/** Markdown, as CommonMark and GitHub read it. */
export function markdown({ title, lead, notes, sections, foot }: PrintedDigest): string {
  const parts = sections.map(({ name, papers }) =>
    [`## ${escaped(name)}`, ...papers.map(markdownPaper)].join('\n\n'),
  );
  const head = [`# ${escaped(title)}`, escaped(lead), ...notes.map((note) => `> ${escaped(note)}`)];
  return `${[...head.filter((text) => text !== ''), ...parts, `---\n\n${escaped(foot)}`].join('\n\n')}\n`;
}
