/** The texts of the highlights, read at once for the reason given in ../widget/texts. */
import { type HighlightColour, highlightColours } from '../../annotations/colours';
import type { ElementKind } from '../../annotations/types';
import type { Failure } from '../../messaging/result';
import { failureText } from '../../platform/failure-text';
import { t, tn } from '../../platform/i18n';
import { loadTexts as loadCardTexts } from '../card/texts';
import { made } from '../widget/texts';

export function loadTexts() {
  const outdated = t('error_outdated');
  const kinds = {
    figure: t('annotate_figure'),
    table: t('annotate_table'),
    equation: t('annotate_equation'),
  };
  return {
    card: {
      ...loadCardTexts(),
      note: t('annotate_note'),
      notePlaceholder: t('annotate_note_placeholder'),
    },
    bar: t('annotate_bar'),
    addNote: t('annotate_add_note'),
    copy: t('annotate_copy'),
    link: t('annotate_link'),
    whole: {
      figure: t('annotate_whole_figure'),
      table: t('annotate_whole_table'),
      equation: t('annotate_whole_equation'),
    },
    kinds,
    attach: t('annotate_attach'),
    attachCancel: t('annotate_attach_cancel'),
    attachHint: (quote: string): string => made(() => t('annotate_attach_hint', quote)),
    popover: t('annotate_popover'),
    colour: t('annotate_colour'),
    previous: t('annotate_previous'),
    next: t('annotate_next'),
    place: (at: number, of: number): string => made(() => t('annotate_place', at, of)),
    all: t('panel_open'),
    remove: t('annotate_delete'),
    removed: t('annotate_deleted'),
    restored: t('annotate_restored'),
    undo: { label: t('action_undo'), name: t('annotate_undo_delete') },
    retry: t('action_retry'),
    close: t('action_close'),
    made: (colour: string): string => made(() => t('annotate_made', colour)),
    attached: t('annotate_attached'),
    quoteCopied: t('annotate_quote_copied'),
    linkCopied: t('annotate_link_copied'),
    copyFailed: t('annotate_copy_failed'),
    noLink: t('annotate_no_link'),
    nothing: t('annotate_nothing'),
    tooLong: t('annotate_too_long'),
    limited: t('page_limited_hint'),
    outdated,
    changed: (since: string | undefined): string =>
      made(() => (since ? t('annotate_changed', since) : t('annotate_changed_here'))),
    moved: (since: string): string => made(() => t('annotate_moved', since)),
    madeOn: (version: string): string => made(() => t('annotate_made_on', version)),
    ambiguous: (count: number): string => made(() => tn('annotate_ambiguous', count)),
    lost: t('annotate_lost'),
    elsewhere: t('annotate_elsewhere'),
    missing: (count: number): string => made(() => tn('annotate_missing', count)),
    missingTitle: t('annotate_missing_title'),
    find: t('annotate_find'),
    choose: t('annotate_choose'),
    candidate: (at: number, of: number): string => made(() => t('annotate_candidate', at, of)),
    candidatePrevious: t('annotate_candidate_previous'),
    candidateNext: t('annotate_candidate_next'),
    markers: t('annotate_markers'),
    marker: (at: number, of: number, quote: string): string =>
      made(() => t('annotate_marker', at, of, quote)),
    several: (count: number, quote: string): string =>
      made(() => tn('annotate_marker_several', count, quote)),
    open: (kind: ElementKind): string =>
      made(() => t('annotate_open', kinds[kind].toLocaleLowerCase())),
    failure: (error: Failure): string =>
      error.code === 'outdated' ? outdated : made(() => failureText(error)),
  };
}

export type Texts = ReturnType<typeof loadTexts>;

/** What the user calls each colour; without a name of its own, what it looks like. */
export type ColourNames = Record<HighlightColour, string>;

const plainNames = {
  yellow: 'annotate_yellow',
  green: 'annotate_green',
  blue: 'annotate_blue',
  pink: 'annotate_pink',
  violet: 'annotate_violet',
} as const;

export const colourNames = (own: Partial<ColourNames>): ColourNames =>
  Object.fromEntries(
    highlightColours.map((colour) => [colour, own[colour] || made(() => t(plainNames[colour]))]),
  ) as ColourNames;
