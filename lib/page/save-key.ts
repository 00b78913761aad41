/** Alt+S, the key that saves. */

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

/** True for Alt+S (by place on the keyboard, whatever it prints) outside of fields for text. */
export function isSaveKey(event: KeyboardEvent): boolean {
  return (
    event.code === 'KeyS' &&
    event.altKey &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.shiftKey &&
    !event.repeat &&
    !event.isComposing &&
    !isEditable(event.composedPath()[0] ?? event.target)
  );
}

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
