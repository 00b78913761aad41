import { identifierLabel } from '@/lib/paper/identifiers';
import type { PaperRecord } from '@/lib/paper/schema';
import { MathText } from '../ui/math-text';
import { allAuthors, byline } from './byline';
import styles from './paper-head.module.css';

type Shown = Pick<
  PaperRecord,
  'title' | 'authors' | 'identifiers' | 'version' | 'venue' | 'issued'
>;

/** Title, authors, and which paper it is: `arXiv 2607.28618 v1`. */
export function PaperHead({ paper, version }: { paper: Shown; version?: number | undefined }) {
  const first = paper.identifiers[0];
  const label = first === undefined ? '' : identifierLabel(first);
  const shownVersion = version ?? paper.version;
  const authors = byline(paper.authors);
  return (
    <>
      <h2 className={styles.title} dir="auto">
        <MathText text={paper.title} />
      </h2>
      <p className={styles.meta}>
        {authors && (
          <span dir="auto" title={allAuthors(paper.authors)}>
            {authors}
          </span>
        )}
        {label !== paper.title && (
          <span className={styles.id}>
            <bdi dir="ltr">
              {label}
              {shownVersion !== undefined && ` v${shownVersion}`}
            </bdi>
          </span>
        )}
      </p>
    </>
  );
}
