/** The texts of the panel, read at once for the reason given in ../../widget/texts. */
import { t, tn } from '../../../platform/i18n';
import { loadTexts as loadCardTexts } from '../../card/texts';
import { made } from '../../widget/texts';
import { loadTexts as loadOthers } from '../texts';

export function loadTexts() {
  const states = {
    exact: t('hl_state_exact'),
    moved: t('hl_state_moved'),
    changed: t('hl_state_changed'),
    ambiguous: t('hl_state_ambiguous'),
    lost: t('hl_state_lost'),
  };
  const thisCopy = t('hl_this_copy');
  return {
    ...loadOthers(),
    paper: loadCardTexts(),
    states,
    thisCopy,
    panel: t('panel_title'),
    save: t('panel_save'),
    saving: t('page_saving'),
    highlights: t('details_highlights'),
    none: t('panel_none'),
    filter: t('hl_filter'),
    noneFit: t('hl_none_fit'),
    elsewhereTitle: t('panel_elsewhere'),
    lostTitle: (count: number): string => made(() => tn('panel_lost', count)),
    jump: t('hl_jump'),
    edit: t('panel_edit'),
    openPassage: t('hl_open'),
    here: (state: string): string => made(() => t('hl_here', state)),
    onVersion: (version: string, state: string): string =>
      made(() => t('hl_on_version', version, state)),
    side: t('panel_side'),
    sideFailed: t('panel_side_failed'),
    preview: t('note_preview'),
    previewHide: t('note_preview_hide'),
    previewLong: t('panel_preview_long'),
    previewFailed: t('panel_preview_failed'),
    pdf: t('pdf_part'),
    pdfHtml: t('pdf_html'),
    pdfHint: t('pdf_hint'),
    pdfQuote: t('pdf_quote'),
    pdfPlaceholder: t('pdf_quote_placeholder'),
    pdfKeep: t('pdf_keep'),
    pdfKept: t('pdf_kept'),
    pdfNone: t('panel_pdf_none'),
  };
}

export type PanelTexts = ReturnType<typeof loadTexts>;
