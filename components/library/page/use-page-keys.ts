import { useEffect, useRef } from 'react';
import { isTyping } from '../../ui/is-typing';
import { type Command, commandOf } from './commands';

/** Something lies over the page that has keys of its own. */
const covered = () => document.querySelector('dialog[open], [role="menu"]:popover-open') !== null;

/** Elements for which Enter, Space and the arrows have a meaning already. */
const ownKeys = 'a[href], button, summary, [role="separator"], [role="radio"], input';

/**
 * The keys of the page. They work wherever the focus is, but not while typing, and a button or a
 * link keeps the keys that are its own.
 * @param blocked a dialog is open, or about to be.
 */
export function usePageKeys(commands: readonly Command[], blocked = false): void {
  const latest = useRef({ commands, blocked });
  latest.current = { commands, blocked };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (latest.current.blocked || covered()) return;
      const { target } = event;
      const isPalette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (isTyping(target) && !isPalette) return;
      const own = target instanceof Element && target.closest(ownKeys);
      if (own && ['Enter', ' ', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return;
      const command = commandOf(latest.current.commands, event);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
