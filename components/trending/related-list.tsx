import { useLibrary } from '@/components/library/library-provider';
import { MathText } from '@/components/ui/math-text';
import { identifierUrl } from '@/lib/paper/identifiers';
import type { PaperRecord } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';
import { t } from '@/lib/platform/i18n';
import type { RelatedPaper } from '@/lib/trending/taste/types';
import styles from './related-list.module.css';
import { useRelated } from './use-related';

/**
 * Papers that are like one, of the library and of the lists of the last weeks.
 * @param onOpen goes to a paper of the library.
 */
export function RelatedList({
  record,
  onOpen,
}: {
  record: PaperRecord;
  onOpen: (paperId: string) => void;
}) {
  const { library } = useLibrary();
  const { state, papers } = useRelated(library.state === 'open' ? record : undefined);
  if (state === 'loading') return <p className={styles.note} aria-busy="true" />;
  if (state === 'failed') return <p className={styles.note}>{t('related_failed')}</p>;
  if (papers.length === 0) return <p className={styles.note}>{t('related_none')}</p>;
  return (
    <ul className={styles.list}>
      {papers.map((paper) => (
        <Row key={paper.paperId ?? paper.key} paper={paper} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function Row({ paper, onOpen }: { paper: RelatedPaper; onOpen: (paperId: string) => void }) {
  const { paperId, title, terms, identifiers } = paper;
  const address = identifiers.map(identifierUrl).find((url) => webUrl(url) !== undefined);
  return (
    <li className={styles.row}>
      {paperId === undefined ? (
        <a className={styles.title} href={address} target="_blank" rel="noreferrer" dir="auto">
          <MathText text={title} />
        </a>
      ) : (
        <button type="button" className={styles.title} dir="auto" onClick={() => onOpen(paperId)}>
          <MathText text={title} />
        </button>
      )}
      <p className={styles.why}>
        {paperId === undefined && <span>{t('related_feed')}</span>}
        {terms.length > 0 && <span>{t('related_terms', terms.join(', '))}</span>}
      </p>
    </li>
  );
}
