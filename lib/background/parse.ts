import { parseHTML } from 'linkedom/worker';

/** Attributes in capitals, which old publishers’ pages have: `<META NAME="citation_title">`. */
const capitals = /\s[A-Z]{2,}\s*=/;

/**
 * A page as the sites' readers expect it. The worker's parser keeps attributes as they are written,
 * where a browser writes them small.
 */
export function parsePage(html: string): Document {
  const { document } = parseHTML(html);
  if (capitals.test(html)) {
    for (const element of document.querySelectorAll('*')) {
      for (const name of element.getAttributeNames()) {
        const small = name.toLowerCase();
        if (small === name || element.hasAttribute(small) || !/^[A-Z-]+$/.test(name)) continue;
        element.setAttribute(small, element.getAttribute(name) ?? '');
      }
    }
  }
  return document as unknown as Document;
}
