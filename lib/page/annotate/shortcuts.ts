/**
 * Our keys where the focus is in our own layer: the guard keeps them from the page's window, at which
 * the page part listens for them.
 */
import { isHighlightKey, isSaveKey } from '../save-key';

/** Listen in a root of ours. What is inside may take a key first. */
export function listenForKeys(
  root: ShadowRoot,
  keys: { save(): void; highlight(shift: boolean): void },
): void {
  root.addEventListener('keydown', (event) => {
    const key = event as KeyboardEvent;
    if (key.defaultPrevented) return;
    const highlight = isHighlightKey(key);
    if (!highlight && !isSaveKey(key)) return;
    key.preventDefault();
    if (highlight) keys.highlight(key.shiftKey);
    else keys.save();
  });
}
