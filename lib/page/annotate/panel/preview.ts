/** How a note looks: below its field, when asked for. What draws it is fetched then. */
import { hasMarkup, longestPreview } from '../../../notes/markup';
import { type Builder, text } from '../../widget/h';
import type { RenderNote } from '../port';
import type { PanelTexts } from './texts';

export interface Preview {
  button: HTMLButtonElement;
  element: HTMLElement;
  /** The note has changed. */
  update(words: string): void;
}

export function createPreview(
  { h }: Builder,
  texts: PanelTexts,
  load: () => Promise<RenderNote>,
): Preview {
  const element = h('div', { class: 'look', dir: 'auto', hidden: true });
  let words = '';
  let drawn: string | undefined;
  let render: RenderNote | undefined;
  const draw = () => {
    if (element.hidden || drawn === words || !render) return;
    drawn = words;
    if (words.length > longestPreview) text(element, texts.previewLong);
    else element.replaceChildren(render(words));
  };
  const toggle = async () => {
    element.hidden = !element.hidden;
    text(button, element.hidden ? texts.preview : texts.previewHide);
    button.setAttribute('aria-expanded', String(!element.hidden));
    try {
      render ??= await load();
    } catch {
      text(element, texts.previewFailed);
    }
    draw();
  };
  const button = h(
    'button',
    { type: 'button', class: 'quiet', 'aria-expanded': 'false', onclick: () => void toggle() },
    texts.preview,
  );
  return {
    button,
    element,
    update(next) {
      words = next;
      const marked = hasMarkup(words.slice(0, longestPreview));
      button.hidden = !marked;
      if (!marked && !element.hidden) void toggle();
      else draw();
    },
  };
}
