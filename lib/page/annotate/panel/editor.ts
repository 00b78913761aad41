/** What can be changed of a highlight in the panel: colour, note and tags. */
import { highlightColours } from '../../../annotations/colours';
import { createNote } from '../../card/note';
import { createTags } from '../../card/tags';
import { attribute } from '../../widget/h';
import type { ListedHighlight, PanelHost } from '../port';
import { createPreview } from './preview';
import type { PanelTexts } from './texts';

export interface Editor {
  element: HTMLElement;
  update(listed: ListedHighlight): void;
  focus(): void;
  composing(): boolean;
  /** Another editor's words were merged in. */
  replace(words: string): void;
}

export function createEditor(panel: PanelHost, texts: PanelTexts, id: string): Editor {
  const { b, root } = panel.surface;
  const { h } = b;
  let tagged: readonly string[] = [];
  const note = createNote(b, texts.card, {
    writeNote: (words) => panel.note(id)?.write(words),
    flushNote: () => panel.note(id)?.flush(),
    retryNote: () => panel.note(id)?.retry(),
  });
  const preview = createPreview(b, texts, panel.host.loadPreview);
  const tags = createTags(b, texts.card, {
    addTag: (tag) => panel.retag(id, [...tagged, tag]),
    removeTag: (tag) =>
      panel.retag(
        id,
        tagged.filter((each) => each !== tag),
      ),
  });
  const radios = highlightColours.map((colour) =>
    h('input', {
      type: 'radio',
      name: `colour-${id}`,
      value: colour,
      onchange: () => panel.recolour(id, colour),
    }),
  );
  const colours = h(
    'div',
    { class: 'colours', role: 'radiogroup', 'aria-label': texts.colour },
    ...radios.map((radio) => h('label', { class: `swatch c-${radio.value}` }, radio)),
  );
  const element = h(
    'div',
    { class: 'editor' },
    colours,
    note.element,
    preview.button,
    preview.element,
    tags.element,
  );
  return {
    element,
    update({ annotation }) {
      const names = panel.names();
      tagged = annotation.tags;
      for (const [index, radio] of radios.entries()) {
        const colour = highlightColours[index] ?? annotation.colour;
        radio.checked = colour === annotation.colour;
        attribute(radio, 'aria-label', names[colour]);
        attribute(radio, 'title', names[colour]);
      }
      tags.update(annotation.tags, []);
      const sync = panel.note(id);
      if (!sync) return;
      // It may be written beside the passage.
      const typing = root.activeElement === note.textarea || note.composing();
      if (!typing) note.replace(sync.state.text);
      note.update(sync.state, panel.outdated());
      preview.update(sync.state.text);
    },
    composing: note.composing,
    replace: note.replace,
    focus: () => note.textarea.focus({ preventScroll: true }),
  };
}
