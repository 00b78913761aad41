/** The tags of a paper: chips that can be removed and a field that adds. */

import type { Builder } from '../widget/h';
import { shapes } from '../widget/icons';
import type { PendingChange } from './state';
import type { Texts } from './texts';

export interface TagsField {
  element: HTMLElement;
  input: HTMLInputElement;
  update(tags: readonly string[], pending: readonly PendingChange[]): void;
}

export interface TagActions {
  addTag(tag: string): void;
  removeTag(tag: string): void;
}

/**
 * A tag as typed, in the form in which the library keeps it (see tagSchema). Any script, inner
 * spaces and commas stay.
 */
export function normalTag(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

export function createTags(b: Builder, texts: Texts, actions: TagActions): TagsField {
  const { h, icon } = b;
  const list = h('ul', { role: 'list', 'aria-label': texts.tags });
  const add = () => {
    const tag = normalTag(input.value);
    input.value = '';
    if (tag) actions.addTag(tag);
  };
  const input = h('input', {
    type: 'text',
    'aria-label': texts.addTag,
    placeholder: texts.addTag,
    maxlength: 200,
    dir: 'auto',
    autocomplete: 'off',
    enterkeyhint: 'done',
    onkeydown(event) {
      const { key, isComposing } = event as KeyboardEvent;
      if (isComposing) return;
      if (key === 'Enter') {
        event.preventDefault();
        add();
      } else if (key === 'Escape' && input.value) {
        // The first Escape drops what was begun, the next one closes the card.
        event.preventDefault();
        event.stopPropagation();
        input.value = '';
      }
    },
    // Leaving the field keeps what stands in it.
    onfocusout: add,
  });
  const element = h('div', { class: 'tags' }, list, input);
  const chips = new Map<string, HTMLLIElement>();

  const chip = (tag: string): HTMLLIElement => {
    const slash = tag.lastIndexOf('/') + 1;
    const item = h(
      'li',
      { class: 'tag' },
      h('bdi', { title: tag }, tag.slice(0, slash), h('b', {}, tag.slice(slash))),
      h(
        'button',
        {
          type: 'button',
          'aria-label': texts.removeTag(tag),
          onclick() {
            // The button goes away with its chip: the focus moves on instead of being lost.
            const next = item.nextElementSibling ?? item.previousElementSibling;
            (next?.querySelector('button') ?? input).focus();
            actions.removeTag(tag);
          },
        },
        icon(shapes.close),
      ),
    );
    return item;
  };

  return {
    element,
    input,
    update(tags, pending) {
      for (const [tag, item] of chips) {
        if (tags.includes(tag)) continue;
        item.remove();
        chips.delete(tag);
      }
      for (const tag of tags) {
        let item = chips.get(tag);
        if (!item) {
          item = chip(tag);
          chips.set(tag, item);
          list.append(item);
        }
        const failed = pending.some(
          ({ change, failed }) => failed && change.kind === 'tag' && change.tag === tag,
        );
        item.classList.toggle('failed', failed);
      }
    },
  };
}
