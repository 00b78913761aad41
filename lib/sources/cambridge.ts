import { abstractIn, citationRecord, earlier, pathOf } from './citation';
import type { Source } from './types';

/** Cambridge Core: `/core/journals/<journal>/article/<words>/<number of 32 digits>`. From its addresses and tags as known in 2026. */
export const cambridge: Source = {
  id: 'cambridge',
  name: 'Cambridge Core',
  hosts: ['cambridge.org'],
  matches: [
    'https://www.cambridge.org/core/journals/*/article/*',
    'https://www.cambridge.org/core/books/*/*/*',
    'https://www.cambridge.org/core/elements/*/*',
    'https://www.cambridge.org/core/product/*',
  ],
  lists: ['search*', 'journals/*/issue/*', 'journals/*/firstview*'].map(
    (path) => `https://www.cambridge.org/core/${path}`,
  ),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const [, kind = '', number, file] =
      /^\/core\/((?:journals\/[\w-]+\/article|elements)(?:\/abs)?(?:\/[^/]+)?|books(?:\/abs)?(?:\/[^/]+){2}|product|services\/aop-cambridge-core\/content\/view)\/([\dA-F]{32})(?:\/core-reader|(\/[^/]+\.pdf(?:\/.*)?))?$/.exec(
        path,
      ) ?? [];
    // `books/abs/<book>/<number>` is the book itself.
    if (!number || /^books\/abs\/[^/]+$/.test(kind)) return undefined;
    const pdf = Boolean(file) || kind.endsWith('/view');
    return {
      identifiers: [`site:cambridge.org/${number}`],
      view: pdf ? 'pdf' : kind.includes('/abs') ? 'abstract' : 'html',
      page: pdf
        ? `https://www.cambridge.org/core/product/${number}`
        : `https://www.cambridge.org${encodeURI(path)}`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'cambridge', 'article', (said, metas) => ({
      abstract:
        abstractIn(document, '.abstract-content, .abstract, #abstract') || (said.abstract ?? ''),
      issued: earlier(said.issued, metas.first('citation_online_date')),
    })),
};
