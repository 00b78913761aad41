import { Ellipsis, FileText, Globe, Pin, PinOff, Trash2 } from 'lucide-react';
import { pageUrl } from '@/lib/exchange/links';
import type { Paper } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';
import { t } from '@/lib/platform/i18n';
import { CopyMenu } from '../exchange/copy-menu';
import { useCommands } from '../library/use-commands';
import { ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';
import { Menu, type MenuItem } from '../ui/menu';
import styles from './paper-actions.module.css';

/** What can be done with a saved paper: open its faces, copy it, pin it, put it away. */
export function PaperActions({ paper, onBin }: { paper: Paper; onBin: () => void }) {
  const commands = useCommands();
  const page = pageUrl(paper);
  const [pdf, html] = [webUrl(paper.urls.pdf), webUrl(paper.urls.html)];
  const more: MenuItem[] = [
    ...(html === undefined
      ? []
      : [
          {
            text: t('popup_open_html'),
            icon: Globe,
            run: () => void commands.open(paper.id, html),
          },
        ]),
    {
      text: t(paper.pinned ? 'popup_unpin' : 'popup_pin'),
      icon: paper.pinned ? PinOff : Pin,
      run: () => void commands.pin(paper),
    },
    { text: t('popup_bin'), icon: Trash2, run: onBin },
  ];
  return (
    <div className={styles.actions}>
      {page !== undefined && (
        <OpenLink paper={paper} href={page} label={t('popup_open_abstract')} icon={Globe} />
      )}
      {pdf !== undefined && (
        <OpenLink paper={paper} href={pdf} label={t('popup_open_pdf')} icon={FileText} />
      )}
      <CopyMenu ids={[paper.id]} />
      <Menu label={t('popup_more')} icon={Ellipsis} items={more} />
    </div>
  );
}

/** A true link, so that the middle button and the context menu work; a plain click records it. */
function OpenLink(props: { paper: Paper; href: string; label: string; icon: typeof Globe }) {
  const commands = useCommands();
  return (
    <ButtonLink
      variant="quiet"
      square
      href={props.href}
      aria-label={props.label}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void commands.open(props.paper.id, props.href);
      }}
    >
      <Icon of={props.icon} />
    </ButtonLink>
  );
}
