/** Alt+S, the key that saves, and Alt+H, the key that highlights. */

const textless = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** True for Alt and a letter (by place on the keyboard, whatever it prints) outside of fields for text. */
function isAltKey(event: KeyboardEvent, code: string): boolean {
  return (
    event.code === code &&
    event.altKey &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.repeat &&
    !event.isComposing &&
    !isEditable(event.composedPath()[0] ?? event.target)
  );
}

export const isSaveKey = (event: KeyboardEvent): boolean =>
  isAltKey(event, 'KeyS') && !event.shiftKey;

/** With Shift it leads into the bar. */
export const isHighlightKey = (event: KeyboardEvent): boolean => isAltKey(event, 'KeyH');

/** True where typing writes text: a field of a form, an editor, a textbox by role. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !textless.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable) ||
    target.closest('[contenteditable=""],[contenteditable="true"],[role="textbox"]') !== null
  );
}
