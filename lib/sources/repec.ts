import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/**
 * RePEc on IDEAS (`/p|a|h|b/<archive>/<series>/<number>.html`) and EconPapers
 * (`/paper|article/<archive><series>/<number>.htm`, `_3a` for a colon).
 * (From their known structures; 2026-11.)
 */
export const repec: Source = {
  id: 'repec',
  name: 'RePEc (IDEAS and EconPapers)',
  hosts: ['ideas.repec.org', 'econpapers.repec.org'],
  matches: [
    ...['p', 'a', 'h', 'b'].map((letter) => `https://ideas.repec.org/${letter}/*/*/*.html`),
    ...['paper', 'article', 'bookchap'].map(
      (kind) => `https://econpapers.repec.org/${kind}/*/*.htm`,
    ),
  ],
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    const handle = hostOf(url).startsWith('ideas') ? ideas(path) : econpapers(path);
    if (!handle) return undefined;
    const page = `https://${hostOf(url)}${/^\/RePEc:/i.test(path) ? path : encodeURI(path)}`;
    return { identifiers: [`repec:${handle}`], view: 'abstract', page };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'repec', 'article', (said) => ({
      abstract: said.abstract || abstractIn(document, '#abstract-body, #abstract, .abstract'),
      // EconPapers has no tag for it: a paragraph that begins with the word.
      ...(!said.abstract && hostOf(url).startsWith('econ') && { abstract: labelled(document) }),
    })),
};

function ideas(path: string): string | undefined {
  const [, archive, series, number] =
    /^\/[pahb]\/([a-z]{3})\/([a-z0-9]{6})\/([^/]+?)\.html$/i.exec(path) ?? [];
  return handleOf(archive, series, number);
}

function econpapers(path: string): string | undefined {
  const [, direct] = /^\/RePEc:([a-z]{3}:[a-z0-9]{6}:[^/]+)$/i.exec(path) ?? [];
  if (direct) return handleOf(...(direct.split(/:(.{6}):/) as [string, string, string]));
  const [, archive, series, number] =
    /^\/(?:paper|article|bookchap)\/([a-z]{3})([a-z0-9]{6})\/([^/]+?)\.htm$/i.exec(path) ?? [];
  // `default.htm`, `default8.htm` are the pages of the list.
  if (!number || /^default\d*$/i.test(number)) return undefined;
  return handleOf(
    archive,
    series,
    number.replace(/_([0-9a-f]{2})/gi, (_all, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  );
}

/** The handle in the normal form of lib/paper/identifiers. */
function handleOf(archive?: string, series?: string, number?: string): string | undefined {
  if (!archive || !series || !number || /\s/.test(number)) return undefined;
  const plain = number.replace(/^v([^:]*)y(\d{4})i([^:]*)p([^:]*)$/i, 'v:$1:y:$2:i:$3:p:$4');
  return `${archive}:${series}:${plain}`.toLowerCase().replace(/\.+$/, '');
}

function labelled(document: Document): string {
  for (const block of [...document.querySelectorAll('p')].slice(0, 50)) {
    const text = block.textContent ?? '';
    if (/^\s*abstract\s*:/i.test(text)) return text.replace(/^\s*abstract\s*:/i, '');
  }
  return '';
}
