import { ExternalLink } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { longestPassage } from '@/lib/annotations/colours';
import { htmlVersions, quoteOf } from '@/lib/paper/pdf';
import type { Paper } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { Button, ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';
import { useToasts } from '../ui/toast';
import styles from './pdf-part.module.css';
import { useHighlightActions } from './use-highlights';

/** For a tab with the paper's PDF: its HTML version, and a field for quotes out of the viewer. */
export function PdfPart({
  paper,
  address,
  shown,
}: {
  paper: Paper;
  address: string | undefined;
  /** The version in the tab. */
  shown: number | undefined;
}) {
  const { readOnly } = useDatabase();
  const { show } = useToasts();
  const actions = useHighlightActions();
  const [text, setText] = useState('');
  const exact = quoteOf(text).slice(0, longestPassage);
  const version = shown ?? paper.version;
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (exact === '') return;
    const done = await actions.change({
      paperId: paper.id,
      id: crypto.randomUUID(),
      made: {
        quote: exact,
        selectors: [{ type: 'TextQuoteSelector', exact }],
        ...(version !== undefined && { version }),
        ...(address !== undefined && { page: address.replace(/[?#].*$/s, '') }),
      },
      colour: 'yellow',
    });
    if (!done) return;
    setText('');
    show({ text: t('pdf_kept') });
  };
  const pages = htmlVersions(paper, shown);
  return (
    <section className={styles.part} aria-label={t('pdf_part')}>
      {pages.length > 0 && (
        <div className={styles.row} title={t('pdf_hint')}>
          {pages.map(({ host, url }, index) => (
            <ButtonLink key={url} href={url}>
              <Icon of={ExternalLink} size={13} />
              {index === 0 ? t('pdf_html') : host}
            </ButtonLink>
          ))}
        </div>
      )}
      {!readOnly && (
        <form className={styles.form} onSubmit={(event) => void keep(event)}>
          <textarea
            className={styles.quote}
            rows={2}
            dir="auto"
            value={text}
            placeholder={t('pdf_quote_placeholder')}
            aria-label={t('pdf_quote')}
            onChange={(event) => setText(event.target.value)}
          />
          {exact !== '' && <Button type="submit">{t('pdf_keep')}</Button>}
        </form>
      )}
    </section>
  );
}
