/** Words in Latin letters that a page shows or says: in Chinese, what nobody translated. */
import type { Page } from 'playwright-core';
import type { Widget } from './widget.ts';

/** The same in every language: names, formats, keys of the keyboard, units, addresses, syntax. */
const universal = [
  /(?:https?:\/\/)?(?:[\w-]+\.)+(?:org|com|co|net|test)\b[\w./~-]*/,
  /\b(?:Offprint|arXiv|Hugging Face|OpenReview|GitHub|PubMed|Crossref|DataCite|Zotero|EndNote|Mendeley)\b/,
  /\b(?:PaperMemory|Obsidian|Pandoc|Hypothesis|Firefox|Spaces?|LaTeX|biber|akhaliq|AK)\b/,
  /\b(?:BibTeX|BibLaTeX|RIS|CSL-JSON|CSL|CSV|RDF|HTML|PDF|JSON|ZIP|Atom|Markdown|DOI|PMID)\b/,
  /\bWeb Annotations(?: \(W3C\))?|\bCookie\b|\bAda Lovelace\b/,
  // Examples: topics are looked for in papers, which are in English.
  /\b(?:sparse attention|long context|protein folding)\b|\bvaswani2017attention\b/,
  // The name, in two colours.
  /^(?:Off|print)$/,
  // The licences of what writes the references.
  /\b(?:MIT|CC BY-SA 3\.0|CPAL 1\.0|AGPL 3\.0|citeproc-js|Frank Bennett|Citation Style Language)\b/,
  /\b(?:Enter|Esc|Alt|Shift|Ctrl|Tab|Delete|Home|End|PgUp|PgDn|AM|PM)\b/,
  /\b[\d.,]+ ?(?:byte|kB|MB|GB|TB)\b/,
  // Categories and identifiers of arXiv.
  /\b[a-z-]+\.[A-Z]{2}\b|\barxiv:\S+/,
  // Fields of the query language.
  /\b(?:tag|author|year|title|venue|note|abstract|status|has|is|sort|added|opened):\S*/,
];

/** Runs in the page: every text below a root that is shown, or said by a screen reader. */
function collect(root: ParentNode): string[] {
  const texts: string[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (['STYLE', 'SCRIPT', 'CODE', 'KBD', 'PRE'].includes(element.tagName)) continue;
    if (element.closest('code, kbd, pre, math') || !element.checkVisibility()) continue;
    // Pictures are for the eyes: what a library calls their parts is not said.
    const said = element.closest('[aria-hidden="true"]') ? [] : ['aria-label', 'aria-description'];
    for (const name of [...said, 'title', 'placeholder', 'alt']) {
      const value = element.getAttribute(name);
      if (value) texts.push(`${value} [${name}]`);
    }
    for (const node of element.childNodes) {
      const shown = node.nodeType === Node.TEXT_NODE ? node.textContent?.trim() : '';
      if (shown) texts.push(shown);
    }
  }
  return [...new Set(texts)];
}

const foreignIn = (texts: readonly string[], data: readonly RegExp[]): string[] =>
  texts.filter((text) => {
    const rest = [...data, ...universal].reduce(
      (left, each) => left.replaceAll(new RegExp(each.source, 'g'), ''),
      text.replace(/ \[[a-z-]+\]$/, ''),
    );
    return /[A-Za-z]{2}/.test(rest);
  });

/** @param data what is Latin in the papers that are shown. */
export async function foreignWords(page: Page, data: readonly RegExp[] = []): Promise<string[]> {
  const texts = await page.evaluate(
    (source) => new Function('root', `return (${source})(root)`)(document.documentElement),
    collect.toString(),
  );
  return foreignIn(texts, data);
}

/** The same in what Offprint shows on someone else's page. */
export async function foreignInWidget(widget: Widget, data: readonly RegExp[] = []) {
  const found = await widget.watch(`function () { return (${collect.toString()})(this); }`);
  return foreignIn(found.flat() as string[], data);
}
