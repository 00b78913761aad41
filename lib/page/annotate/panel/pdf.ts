/** In a tab with the paper's PDF: its HTML version, and a field for quotes out of the viewer. */
import { htmlVersions, quoteOf } from '../../../paper/pdf';
import type { PaperRecord } from '../../../paper/schema';
import type { Builder } from '../../widget/h';
import type { PanelTexts } from './texts';

/** @param keep stores a quote. @returns whether it is stored. */
export function createPdfPart(
  { h }: Builder,
  texts: PanelTexts,
  record: PaperRecord,
  keep: (quote: string) => Promise<boolean>,
): HTMLElement {
  const links = htmlVersions(record, record.version).map(({ host, url }, index) =>
    h(
      'a',
      { class: 'btn', href: url, rel: 'noreferrer', title: texts.pdfHint },
      index === 0 ? texts.pdfHtml : host,
    ),
  );
  const field = h('textarea', {
    class: 'paste',
    rows: 3,
    dir: 'auto',
    'aria-label': texts.pdfQuote,
    placeholder: texts.pdfPlaceholder,
    oninput: () => draw(),
  });
  const button = h(
    'button',
    { type: 'button', class: 'btn', hidden: true, onclick: () => void store() },
    texts.pdfKeep,
  );
  const draw = () => {
    button.hidden = quoteOf(field.value) === '';
  };
  const store = async () => {
    button.disabled = true;
    const typed = field.value;
    if ((await keep(quoteOf(typed))) && field.value === typed) field.value = '';
    button.disabled = false;
    draw();
    field.focus({ preventScroll: true });
  };
  return h(
    'section',
    { class: 'pdf', 'aria-label': texts.pdf },
    links.length > 0
      ? h('div', { class: 'links' }, ...links)
      : h('p', { class: 'hint' }, texts.pdfNone),
    field,
    button,
  );
}
