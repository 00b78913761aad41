/** Whether the texts of the interface have the room that they need. */
import type { Page } from 'playwright-core';
import { brackets } from '../../support/pseudo-locale.ts';

/**
 * What is wrong with how a page in the language of tests/support/pseudo-locale is laid out: texts that
 * are cut off or lie on one another, and words that were not translated.
 */
export function layoutTroubles(page: Page): Promise<string[]> {
  return page.evaluate(inPage, brackets);
}

function inPage({ open, close }: { open: string; close: string }): string[] {
  interface Text {
    node: Node;
    holder: Element;
    words: string;
    box: DOMRect;
  }
  /** Names and formats that are the same in every language, keys, addresses, examples. */
  const same =
    /\b(Offprint|Off|print|Crossref|DataCite|Hugging Face|huggingface|arXiv|DOI|PubMed|BibTeX|RIS|CSL|JSON|Zotero|CSV|PaperMemory|Hypothesis|Markdown|GitHub|PDF|HTML|Atom|Ctrl|Shift|Alt|Esc|MIT)\b/g;
  const addresses = /\b(?:doi )?(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?|doi \S+/g;
  const found: string[] = [];
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    const words = node.nodeValue?.trim() ?? '';
    if (!holder || words === '' || !holder.checkVisibility({ visibilityProperty: true })) continue;
    if (holder.closest('.visually-hidden, [aria-hidden="true"], option, svg, math')) continue;
    if (holder.getBoundingClientRect().width <= 1) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    texts.push({ node, holder, words, box });
  }
  const ours = texts.filter(({ words }) => words.includes(open) || words.includes(close));

  for (const { holder, words, box } of ours) {
    // Names that people give, and ours in their place, may be of any length.
    if (holder.closest('[dir="auto"]')) continue;
    for (let outer: Element | null = holder; outer; outer = outer.parentElement) {
      const { overflowX, position } = getComputedStyle(outer);
      const frame = outer.getBoundingClientRect();
      // One px is how a label is hidden that is still read aloud; cells can be made wider.
      const meant = frame.width <= 1 || outer.closest('[role="columnheader"], [role="gridcell"]');
      if (!meant && (overflowX === 'hidden' || overflowX === 'clip')) {
        if (box.left < frame.left - 1 || box.right > frame.right + 1)
          found.push(`cut off: ${words}`);
      }
      // What scrolls can be brought into sight.
      if (position === 'fixed' || overflowX === 'auto' || overflowX === 'scroll') break;
    }
    if (box.left < -1 || box.right > innerWidth + 1) {
      const scrolls = holder.closest('[role="tablist"], [role="grid"], table, nav');
      if (!scrolls) found.push(`out of the window: ${words}`);
    }
  }

  for (const [index, one] of ours.entries()) {
    for (const other of ours.slice(index + 1)) {
      const across =
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down =
        Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across <= 2 || down <= 4 || one.holder.contains(other.holder)) continue;
      if (other.holder.contains(one.holder)) continue;
      const top = document.elementFromPoint(
        Math.max(one.box.left, other.box.left) + across / 2,
        Math.max(one.box.top, other.box.top) + down / 2,
      );
      // What is covered by a dialog, a menu or a toast is not mixed up with it.
      const seen = top && (top.contains(one.holder) || one.holder.contains(top));
      const alsoSeen = top && (top.contains(other.holder) || other.holder.contains(top));
      if (seen && alsoSeen) found.push(`on one another: ${one.words} / ${other.words}`);
    }
  }

  for (const { holder, words } of texts) {
    // What papers and people are called is in their language, and set apart from ours.
    if (holder.closest('[dir="auto"], bdi, code, kbd, time, pre') || words.includes(open)) continue;
    const word = /[A-Za-z]{3,}/.exec(words.replace(addresses, ' ').replace(same, ' '));
    if (word) found.push(`not translated: ${words}`);
  }
  return [...new Set(found)];
}
