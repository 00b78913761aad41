import type { LucideIcon } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from './button';
import { Icon } from './icon';
import styles from './menu.module.css';
import { placeBelow } from './place';

export interface MenuItem {
  text: string;
  icon?: LucideIcon;
  run: () => void;
  /** For one choice of several. */
  checked?: boolean;
  /** A small picture before the text that is no icon. */
  mark?: ReactNode;
  /** Several can be checked, and the menu stays open for the next one. */
  stays?: boolean;
  /** What this item and those after it are about: a line above it. */
  heading?: string;
}

interface MenuProps {
  /** Name of the button, read aloud and shown as its tooltip unless `children` are given. */
  label: string;
  icon?: LucideIcon;
  /** What the button shows instead of an icon. */
  children?: ReactNode;
  /** They are a picture, so that the button needs its name as a label. */
  picture?: boolean;
  /** A function is asked when the menu opens: long lists of menus stay cheap. */
  items: MenuItem[] | (() => MenuItem[]);
  className?: string | undefined;
}

/**
 * A button that opens a menu: the platform's popover for the top layer and light dismissal, and
 * arrow keys, Home, End and letters to move as the ARIA authoring practices have it.
 */
export function Menu({ label, icon, children, picture, items, className }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const shown = typeof items === 'function' ? (open ? items() : []) : items;
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = destination(event, all, at);
    if (event.key === 'Tab') list.current?.hidePopover();
    // Keys of a menu are not commands of the list behind it.
    event.stopPropagation();
    if (to === undefined) return;
    event.preventDefault();
    all.at(to)?.focus();
  };

  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        square={children === undefined}
        className={className}
        aria-label={children === undefined || picture ? label : undefined}
        aria-haspopup="menu"
        popoverTarget={id}
      >
        {children ?? (icon && <Icon of={icon} />)}
      </Button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className={styles.menu}
        onKeyDown={onKeyDown}
        onBeforeToggle={(event) => {
          const opens = event.newState === 'open';
          if (opens) button.current?.setAttribute('aria-expanded', 'true');
          else button.current?.removeAttribute('aria-expanded');
          // At once: the menu is measured and placed when it has opened.
          if (opens && typeof items === 'function') flushSync(() => setOpen(true));
        }}
        onToggle={(event) => {
          // Only now: while the focused item is there, closing gives the focus back to the button.
          if (event.newState !== 'open') setOpen(false);
          if (event.newState !== 'open' || !button.current || !list.current) return;
          placeBelow(button.current, list.current);
          const all = entries();
          (all.find((entry) => entry.ariaChecked === 'true') ?? all[0])?.focus();
        }}
      >
        {shown.map((item) => (
          <Fragment key={item.text}>
            {item.heading && <div className={styles.heading}>{item.heading}</div>}
            <MenuEntry item={item} close={() => list.current?.hidePopover()} />
          </Fragment>
        ))}
      </div>
    </>
  );
}

function MenuEntry({ item, close }: { item: MenuItem; close: () => void }) {
  const role =
    item.checked === undefined
      ? { role: 'menuitem' }
      : {
          role: item.stays ? 'menuitemcheckbox' : 'menuitemradio',
          'aria-checked': item.checked,
        };
  return (
    <button
      type="button"
      data-item
      tabIndex={-1}
      {...role}
      className={styles.item}
      onClick={() => {
        if (!item.stays) close();
        item.run();
      }}
    >
      {item.icon && <Icon of={item.icon} />}
      {item.checked !== undefined && <span className={styles.dot} data-on={item.checked} />}
      {item.mark}
      {item.text}
    </button>
  );
}

/** Where a key leads, as an index for `at()`; undefined when it leads nowhere. */
function destination(event: KeyboardEvent, all: HTMLElement[], at: number): number | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return (at + 1) % all.length;
    case 'ArrowUp':
      return at <= 0 ? -1 : at - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default: {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey)
        return undefined;
      const letter = event.key.toLowerCase();
      const starts = (entry: HTMLElement) =>
        entry.textContent?.trim().toLowerCase().startsWith(letter);
      const next = all.findIndex((entry, index) => index > at && starts(entry));
      const found = next < 0 ? all.findIndex(starts) : next;
      return found < 0 ? undefined : found;
    }
  }
}
