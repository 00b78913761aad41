import { Crosshair, ExternalLink, Search, Trash2 } from 'lucide-react';
import { colourOf, type HighlightColour, highlightColours } from '@/lib/annotations/colours';
import type { ResolutionState } from '@/lib/annotations/types';
import { t } from '@/lib/platform/i18n';
import { useDatabase, useLibrary } from '../library/library-provider';
import { NoteEditor } from '../note/note-editor';
import { Button, ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';
import { MathText } from '../ui/math-text';
import styles from './highlight-item.module.css';
import { historyText, stateText } from './highlight-state';
import { HighlightTags } from './highlight-tags';
import { useColourNames } from './use-colour-names';
import { type ShownHighlight, useHighlightActions } from './use-highlights';

/** What a page that is open can do with a highlight. */
export interface OnPage {
  state: ResolutionState | undefined;
  jump?: (() => void) | undefined;
  reattach?: (() => void) | undefined;
}

/** One highlight: the passage, what happened to it, its note, tags and colour. */
export function HighlightItem({ shown, page }: { shown: ShownHighlight; page?: OnPage }) {
  const { annotation, passage } = shown;
  const { id, paperId, quote = '', colour } = annotation;
  const { readOnly } = useDatabase();
  const { changed } = useLibrary();
  const actions = useHighlightActions();
  const names = useColourNames();
  const history = historyText(passage.version, passage.later);
  const here = page?.state;
  return (
    <li className={styles.item} data-mark={colourOf(colour)} data-state={here}>
      {passage.section.length > 0 && (
        <p className={styles.section} dir="auto">
          {passage.section.join(' › ')}
        </p>
      )}
      <blockquote className={styles.quote} dir="auto">
        <MathText text={quote} />
      </blockquote>
      {(history || (here && here !== 'exact')) && (
        <p className={styles.history}>
          {here && here !== 'exact' && (
            <span className={styles.state} data-state={here}>
              {t('hl_here', stateText(here))}
            </span>
          )}
          {history}
        </p>
      )}
      <NoteEditor
        key={id}
        paperId={paperId}
        noteId={id}
        stored={annotation}
        readOnly={readOnly}
        preview
        label={t('hl_note')}
        placeholder={t('hl_note_placeholder')}
        onSaved={changed}
      />
      <HighlightTags
        tags={annotation.tags}
        readOnly={readOnly}
        onChange={(tags) => actions.change({ paperId, id, tags })}
      />
      <div className={styles.row}>
        <fieldset className={styles.colours} disabled={readOnly}>
          <legend className="visually-hidden">{t('hl_colour')}</legend>
          {highlightColours.map((each) => (
            <label key={each} className={styles.colour} data-mark={each} title={names[each]}>
              <input
                type="radio"
                name={`colour-${id}`}
                className={styles.radio}
                checked={each === colourOf(colour)}
                aria-label={names[each]}
                onChange={() =>
                  void actions.change({ paperId, id, colour: each satisfies HighlightColour })
                }
              />
            </label>
          ))}
        </fieldset>
        <span className={styles.space} />
        {page?.reattach && (
          <Button variant="quiet" className={styles.word} onClick={page.reattach}>
            <Icon of={Search} size={13} />
            {t('hl_find_again')}
          </Button>
        )}
        {page?.jump ? (
          <Button variant="quiet" square aria-label={t('hl_jump')} onClick={page.jump}>
            <Icon of={Crosshair} size={14} />
          </Button>
        ) : (
          passage.link !== undefined && (
            <ButtonLink variant="quiet" square href={passage.link} aria-label={t('hl_open')}>
              <Icon of={ExternalLink} size={14} />
            </ButtonLink>
          )
        )}
        <Button
          variant="quiet"
          square
          aria-label={t('hl_delete')}
          disabled={readOnly}
          onClick={() => void actions.remove({ paperId, id })}
        >
          <Icon of={Trash2} size={14} />
        </Button>
      </div>
    </li>
  );
}
