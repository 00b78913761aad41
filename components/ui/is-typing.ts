/** Is the key meant for a field (so that it is text and not a command)? */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  const silent = ['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset'];
  return target instanceof HTMLInputElement && !silent.includes(target.type);
}
