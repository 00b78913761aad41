import { ChevronDown, ChevronUp, Code, FileText, MessageSquare } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { formatNumber, t, tn } from '@/lib/platform/i18n';
import { paperPage } from '@/lib/services/huggingface';
import type { FeedPick } from '@/lib/trending/picks';
import styles from './pick-card.module.css';

interface Props {
  pick: FeedPick;
  expanded: boolean;
  detailsId: string;
  onExpand: () => void;
}

/** Where a paper leads: its text, code, talk; and to more of it here. */
export function PickLinks({ pick, expanded, detailsId, onExpand }: Props) {
  const { urls, title } = pick.entry.record;
  return (
    <p className={styles.links}>
      <Out href={urls.pdf}>
        <Icon of={FileText} />
        PDF
      </Out>
      <Out href={urls.page}>{t(isArxiv(urls.page) ? 'newtab_arxiv_page' : 'newtab_page')}</Out>
      <CodeLink pick={pick} />
      <Out href={urls.project}>{t('newtab_project')}</Out>
      {pick.comments !== undefined && (
        <Out
          href={`${paperPage(pick.key)}#community`}
          aria-label={tn('newtab_comments', pick.comments)}
        >
          <Icon of={MessageSquare} />
          {formatNumber(pick.comments)}
        </Out>
      )}
      <Button
        variant="quiet"
        aria-expanded={expanded}
        aria-controls={detailsId}
        aria-label={t(expanded ? 'newtab_collapse_named' : 'newtab_expand_named', title)}
        title={undefined}
        onClick={onExpand}
      >
        <Icon of={expanded ? ChevronUp : ChevronDown} />
        {t(expanded ? 'newtab_collapse' : 'newtab_expand')}
      </Button>
    </p>
  );
}

const isArxiv = (address: string | undefined) => address?.startsWith('https://arxiv.org/') === true;

function CodeLink({ pick }: { pick: FeedPick }) {
  const { code } = pick.entry.record.urls;
  if (pick.stars === undefined) {
    return (
      <Out href={code}>
        <Icon of={Code} />
        {t('newtab_code')}
      </Out>
    );
  }
  return (
    <Out href={code} aria-label={tn('newtab_code_stars', pick.stars)}>
      <Icon of={Code} />
      {formatNumber(pick.stars)}
    </Out>
  );
}

/** A link in place of the new tab; nothing without an address. */
function Out({ href, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { href: string | undefined }) {
  return href ? <ButtonLink {...rest} variant="quiet" target="_self" href={href} /> : null;
}
