import { ListTree, Pin, PinOff, RotateCcw, X } from 'lucide-react';
import { lazy, type Ref, Suspense, useImperativeHandle, useRef, useState } from 'react';
import { authorsOf } from '@/lib/paper/author-lines';
import type { Paper } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';
import { t } from '@/lib/platform/i18n';
import { HighlightList } from '../../annotation/highlight-list';
import { Notes } from '../../note/notes';
import { AskLine } from '../../paper/ask-line';
import { Notice } from '../../paper/notice';
import { PaperActions } from '../../paper/paper-actions';
import type { PanelHandle } from '../../paper/paper-panel';
import { PendingLine } from '../../paper/pending-line';
import { StatusControl } from '../../paper/status-control';
import { TagEditor } from '../../paper/tag-editor';
import { VersionLine } from '../../paper/version-line';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { MathText } from '../../ui/math-text';
import { useDatabase } from '../library-provider';
import { useActions } from '../use-actions';
import { Citekey } from './citekey';
import styles from './details-pane.module.css';
import { Field } from './field';
import {
  abstractField,
  authorsField,
  fieldValue,
  tableFields,
  titleField,
  urlFields,
} from './fields';
import { History } from './history';
import { Identifiers } from './identifiers';
import { Rating } from './rating';
import { Section } from './section';

const DuplicateLine = lazy(async () => ({
  default: (await import('../../paper/duplicate-line')).DuplicateLine,
}));

const RelatedList = lazy(async () => ({
  default: (await import('../../trending/related-list')).RelatedList,
}));

interface DetailsPaneProps {
  paper: Paper;
  onClose: () => void;
  /** Moves the focus into the tags or the note. */
  ref?: Ref<PanelHandle>;
}

/**
 * Everything of one paper beside the list: its metadata, each field edited in place and with its
 * source, and what is the user's: status, rating, tags, notes, highlights, history.
 */
export function DetailsPane({ paper, onClose, ref }: DetailsPaneProps) {
  const actions = useActions();
  const { readOnly } = useDatabase();
  const [sources, setSources] = useState(false);
  const tags = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    focusTags: () => tags.current?.focus(),
    focusNote: () => note.current?.focus(),
  }));
  const binned = paper.deletedAt !== undefined;
  const pinText = t(paper.pinned ? 'popup_unpin' : 'popup_pin');

  return (
    <section key={paper.id} className={styles.pane} aria-label={t('details_pane')}>
      <header className={styles.bar}>
        <PaperActions paper={paper} onBin={() => void actions.bin([paper.id])} />
        <Button
          variant="quiet"
          square
          aria-label={pinText}
          aria-pressed={paper.pinned === 1}
          disabled={readOnly}
          onClick={() => void actions.pin([paper.id], !paper.pinned)}
        >
          <Icon of={paper.pinned ? PinOff : Pin} />
        </Button>
        <Button
          variant="quiet"
          square
          className={styles.close}
          aria-label={t('details_close')}
          onClick={onClose}
        >
          <Icon of={X} />
        </Button>
      </header>
      <div className={styles.body}>
        {binned && (
          <Notice text={t('details_in_bin')}>
            <Button onClick={() => void actions.restore([paper.id])}>
              <Icon of={RotateCcw} size={14} />
              {t('details_restore')}
            </Button>
          </Notice>
        )}
        <div>
          <Field heading paper={paper} spec={titleField} sources={sources} className={styles.title}>
            <MathText text={paper.title} />
          </Field>
          <Field
            paper={paper}
            spec={authorsField}
            sources={sources}
            preview={(text) => <AuthorPreview text={text} paper={paper} />}
            className={styles.authors}
          />
        </div>
        <PendingLine paper={paper} />
        <AskLine paper={paper} />
        <VersionLine paper={paper} />
        <Suspense>
          <DuplicateLine paper={paper} />
        </Suspense>
        <div className={styles.row}>
          <StatusControl paper={paper} />
          <Rating
            rating={paper.rating}
            onRate={(rating) => void actions.rate([paper.id], rating)}
          />
        </div>
        <TagEditor key={`tags-${paper.id}`} paper={paper} inputRef={tags} />
        <Notes key={`notes-${paper.id}`} paperId={paper.id} inputRef={note} preview />
        <HighlightList key={`highlights-${paper.id}`} paper={paper} />
        <Section title={t('details_abstract')}>
          <Field paper={paper} spec={abstractField} sources={sources} className={styles.abstract}>
            <MathText text={paper.abstract ?? ''} />
          </Field>
        </Section>
        <Section
          title={t('details_metadata')}
          aside={
            <Button
              variant="quiet"
              className={styles.toggle}
              aria-pressed={sources}
              onClick={() => setSources(!sources)}
            >
              <Icon of={ListTree} size={13} />
              {t('details_sources')}
            </Button>
          }
        >
          <dl className={styles.table}>
            {tableFields.map((spec) => (
              <div key={spec.name} className={styles.line}>
                <dt className={styles.label}>{t(spec.label)}</dt>
                <dd className={styles.cell}>
                  <Field paper={paper} spec={spec} sources={sources} />
                </dd>
              </div>
            ))}
            {urlFields.map((spec) => (
              <div key={spec.name} className={styles.line}>
                <dt className={styles.label}>{t(spec.label)}</dt>
                <dd className={styles.cell}>
                  <Field paper={paper} spec={spec} sources={sources} {...linkOf(paper, spec)} />
                </dd>
              </div>
            ))}
            <div className={styles.line}>
              <dt className={styles.label}>{t('details_identifiers')}</dt>
              <dd className={styles.cell}>
                <Identifiers key={paper.id} paper={paper} />
              </dd>
            </div>
            <div className={styles.line}>
              <dt className={styles.label}>{t('citekey_label')}</dt>
              <dd className={styles.cell}>
                <Citekey key={paper.id} paper={paper} />
              </dd>
            </div>
          </dl>
        </Section>
        <Section key={`related-${paper.id}`} title={t('related_title')} folded lazy>
          <Suspense>
            <RelatedList record={paper} />
          </Suspense>
        </Section>
        <Section title={t('details_history')} folded>
          <History key={paper.id} paperId={paper.id} />
        </Section>
      </div>
    </section>
  );
}

/** A link where the address is one of the web; anything else is shown as the text that it is. */
function linkOf(paper: Paper, spec: (typeof urlFields)[number]) {
  const url = webUrl(fieldValue(paper, spec.name));
  if (url === undefined) return {};
  return {
    linked: true,
    children: (
      <a className={styles.link} href={url} target="_blank" rel="noreferrer" title={url}>
        {url.replace(/^https?:\/\/(?:www\.)?/, '')}
      </a>
    ),
  };
}

/** Which part of each name is the family's, as it is typed. */
function AuthorPreview({ text, paper }: { text: string; paper: Paper }) {
  const names = authorsOf(text, paper.authors).slice(0, 50);
  return (
    <ul className={styles.names} aria-label={t('details_authors_read')}>
      {names.map(({ given, family, suffix, literal }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
        <li key={index} dir="auto">
          {given} <strong>{literal ?? family}</strong> {suffix}
        </li>
      ))}
    </ul>
  );
}
