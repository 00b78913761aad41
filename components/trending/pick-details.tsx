import { Boxes } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { MathText } from '@/components/ui/math-text';
import { ask } from '@/lib/messaging/ask';
import { identifierUrl } from '@/lib/paper/identifiers';
import { webUrl } from '@/lib/paper/web-url';
import { failureText } from '@/lib/platform/failure-text';
import { formatNumber, listed, t, tn } from '@/lib/platform/i18n';
import type { FeedPick } from '@/lib/trending/picks';
import type { RelatedPaper } from '@/lib/trending/taste/types';
import type { Linked } from '@/lib/trending/types';
import styles from './pick-details.module.css';
import { useRelated } from './use-related';

const shownRelated = 4;

/** What shows when a pick is opened up, besides its whole abstract. */
export function PickDetails({ pick }: { pick: FeedPick }) {
  const { entry } = pick;
  return (
    <>
      {entry.aiSummary && (
        <figure className={styles.summary}>
          <figcaption>
            {entry.aiModel ? t('newtab_ai_summary_model', entry.aiModel) : t('newtab_ai_summary')}
          </figcaption>
          <p dir="auto">
            <MathText text={entry.aiSummary} />
          </p>
        </figure>
      )}
      {entry.keywords.length > 0 && (
        <div className={styles.words}>
          <span className={styles.label}>{t('newtab_keywords_hf')}</span>
          <ul aria-label={t('newtab_keywords')}>
            {entry.keywords.map((keyword) => (
              <li key={keyword}>
                <bdi>{keyword}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {pick.key.startsWith('arxiv:') && <Links pick={pick} />}
      <RelatedPapers pick={pick} />
    </>
  );
}

/** Models, datasets and Spaces of Hugging Face: known already, or asked for when the user wants. */
function Links({ pick }: { pick: FeedPick }) {
  const [state, setState] = useState<'idle' | 'asking' | 'none'>('idle');
  const [problem, setProblem] = useState<string>();
  const { links } = pick.entry;
  const look = async () => {
    if (state === 'asking') return;
    setState('asking');
    setProblem(undefined);
    const answer = await ask('paperLinks', { key: pick.key });
    setState(answer.ok && answer.value === null ? 'none' : 'idle');
    if (!answer.ok) setProblem(failureText(answer.error));
  };
  if (links) {
    const kinds = [
      { name: t('newtab_models'), linked: links.models },
      { name: t('newtab_datasets'), linked: links.datasets },
      { name: t('newtab_spaces'), linked: links.spaces },
    ].filter(({ linked }) => linked.total > 0);
    if (kinds.length === 0) return <p className={styles.hint}>{t('newtab_links_empty')}</p>;
    return (
      <dl className={styles.linked}>
        {kinds.map(({ name, linked }) => (
          <LinkedRow key={name} name={name} linked={linked} />
        ))}
      </dl>
    );
  }
  if (state === 'none') return <p className={styles.hint}>{t('newtab_links_none')}</p>;
  return (
    <p className={styles.ask}>
      <Button aria-disabled={state === 'asking'} onClick={() => void look()}>
        <Icon of={Boxes} size={14} />
        {t('newtab_links_ask')}
      </Button>
      <span className={styles.hint} role={problem ? 'alert' : undefined}>
        {problem ?? t('newtab_links_hint')}
      </span>
    </p>
  );
}

function LinkedRow({ name, linked }: { name: string; linked: Linked }) {
  const rest = linked.total - linked.items.length;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {linked.items.map(({ id, url, likes }) => (
          <a key={id} href={webUrl(url)} rel="noreferrer">
            {id}
            {likes !== undefined && likes > 0 && (
              <span className={styles.likes} title={tn('newtab_likes', likes)}>
                ♥ {formatNumber(likes)}
              </span>
            )}
          </a>
        ))}
        {rest > 0 && (
          <span className={styles.label}>{t('newtab_and_more', formatNumber(rest))}</span>
        )}
      </dd>
    </div>
  );
}

/** Papers like this one, of the library and of the lists. */
function RelatedPapers({ pick }: { pick: FeedPick }) {
  const related = useRelated(pick.entry.record);
  const papers = related.papers.slice(0, shownRelated);
  if (papers.length === 0) return null;
  return (
    <section className={styles.related} aria-label={t('newtab_related')}>
      <h3 className={styles.label}>{t('newtab_related')}</h3>
      <ul>
        {papers.map((paper) => (
          <li key={paper.record.identifiers[0]}>
            <a className={styles.title} href={addressOf(paper)} rel="noreferrer" dir="auto">
              <MathText text={paper.record.title} />
            </a>
            <span className={styles.label} dir="auto">
              {[
                paper.paperId !== undefined && t('newtab_in_library'),
                listed(paper.terms.slice(0, 3)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function addressOf({ record: { urls, identifiers } }: RelatedPaper): string | undefined {
  const addresses = [urls.page, urls.html, urls.pdf, ...identifiers.map(identifierUrl)];
  return addresses.find((address) => webUrl(address) !== undefined);
}
