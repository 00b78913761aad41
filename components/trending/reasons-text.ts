import { listed, t } from '@/lib/platform/i18n';
import type { Reasons } from '@/lib/trending/taste/types';

/** Why a paper is recommended, in one line of words: “like X, Y · terms: a, b · same author: C”. */
export function reasonsText({ like, terms, authors, explored }: Reasons): string {
  return [
    explored && t('foryou_explored'),
    like.length > 0 && t('foryou_like', listed(like.map(({ title }) => `“${title}”`))),
    terms.length > 0 && t('foryou_terms', listed(terms)),
    authors.length > 0 && t('foryou_authors', listed(authors)),
  ]
    .filter((part) => part !== false && part !== undefined)
    .join(' · ');
}
