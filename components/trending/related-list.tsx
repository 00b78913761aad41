import { MathText } from '@/components/ui/math-text';
import { identifierUrl } from '@/lib/paper/identifiers';
import type { PaperRecord } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';
import { listed, t } from '@/lib/platform/i18n';
import type { RelatedPaper } from '@/lib/trending/taste/types';
import styles from './related-list.module.css';
import { useRelated } from './use-related';

/** Papers that are like one, of the library and of the lists of the last weeks. */
export function RelatedList({ record }: { record: PaperRecord }) {
  const { state, papers } = useRelated(record);
  if (state === 'loading') return <p className={styles.note} aria-busy="true" />;
  if (state === 'failed') return <p className={styles.note}>{t('related_failed')}</p>;
  if (papers.length === 0) return <p className={styles.note}>{t('related_none')}</p>;
  return (
    <ul className={styles.list}>
      {papers.map((paper) => (
        <Row key={paper.paperId ?? paper.key} paper={paper} />
      ))}
    </ul>
  );
}

function Row({ paper }: { paper: RelatedPaper }) {
  const { paperId, record, terms } = paper;
  return (
    <li className={styles.row}>
      <a className={styles.title} dir="auto" {...linkOf(paper)}>
        <MathText text={record.title} />
      </a>
      <p className={styles.why}>
        {paperId === undefined && <span>{t('related_feed')}</span>}
        {terms.length > 0 && <bdi>{t('related_terms', listed(terms))}</bdi>}
      </p>
    </li>
  );
}

/** To the library, or to the paper's own page in another tab. */
function linkOf({ paperId, record: { urls, identifiers } }: RelatedPaper) {
  if (paperId !== undefined)
    return { href: `/library.html#/?paper=${encodeURIComponent(paperId)}` };
  const addresses = [urls.page, urls.html, urls.pdf, ...identifiers.map(identifierUrl)];
  const href = addresses.find((address) => webUrl(address) !== undefined);
  return { href, target: '_blank', rel: 'noreferrer' };
}
