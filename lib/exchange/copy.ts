/** Papers as text for the clipboard. */
import type { Paper } from '../paper/schema';
import { toCsl } from './csl';
import { toLink, toMarkdown } from './links';
import type { StyleId } from './style-names';

export const copyForms = ['citation', 'bibtex', 'markdown', 'link', 'citekey'] as const;
export type CopyForm = (typeof copyForms)[number];

/** Does the text hold citation keys, which papers then keep? */
export const needsKeys = (form: CopyForm): boolean => form === 'bibtex' || form === 'citekey';

export interface Copied {
  text: string;
  /** For editors that take rich text. */
  html?: string;
}

/**
 * What is put on the clipboard. Several papers are a list.
 * @param keys citation keys by the papers' ids.
 */
export async function copyText(
  papers: readonly Paper[],
  form: CopyForm,
  { keys, style }: { keys: Record<string, string>; style: StyleId },
): Promise<Copied> {
  const keyOf = ({ id }: Paper) => keys[id] ?? id;
  switch (form) {
    case 'citation': {
      const { bibliography } = await import('./references');
      const items = papers.map((paper) => toCsl(paper, paper.id));
      const { entry } = await bibliography(items, style);
      const all = (form: 'html' | 'text') => items.map((_, at) => entry(at, form)).join('\n');
      return { text: all('text'), html: all('html') };
    }
    case 'bibtex': {
      const { toBibtex } = await import('./bibtex');
      return { text: papers.map((paper) => toBibtex(paper, keyOf(paper))).join('\n') };
    }
    case 'markdown':
      return {
        text: papers
          .map((paper) => (papers.length > 1 ? `- ${toMarkdown(paper)}` : toMarkdown(paper)))
          .join('\n'),
      };
    case 'link': {
      const links = papers.map(toLink);
      if (links.length === 1 && links[0]) return links[0];
      return {
        text: links.map(({ text }) => text).join('\n\n'),
        html: `<ul>${links.map(({ html }) => `<li>${html}</li>`).join('')}</ul>`,
      };
    }
    case 'citekey':
      return { text: papers.map(keyOf).join(',') };
  }
}
