import type { Identified } from './types';

/** What follows from an arXiv id. Papers from before December 2023 have no HTML at arXiv. */
export function arxivIdentified(
  { id, version }: { id: string; version?: number },
  view: Identified['view'],
): Identified {
  const exact = version ? `${id}v${version}` : id;
  return {
    identifiers: [`arxiv:${id}`],
    ...(version && { version }),
    view,
    page: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${exact}`,
    ...(view === 'html' && { html: `https://arxiv.org/html/${exact}` }),
  };
}
