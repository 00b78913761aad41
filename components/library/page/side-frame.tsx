import { Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { Route } from './route';
import styles from './side-frame.module.css';

/** Narrower than this the side bar lies over the page when it is called. */
const narrow = '(max-width: 860px)';

export function useNarrow(query = narrow): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia?.(query).matches ?? false);
  useEffect(() => {
    const list = window.matchMedia?.(query);
    if (!list) return undefined;
    const look = () => setMatches(list.matches);
    look();
    list.addEventListener('change', look);
    return () => list.removeEventListener('change', look);
  }, [query]);
  return matches;
}

/** The button that calls the side bar where there is no room for it. */
export function SideButton({ onClick }: { onClick: () => void }) {
  return (
    <Button
      variant="quiet"
      square
      className={styles.button}
      aria-label={t('library_side_open')}
      aria-haspopup="dialog"
      onClick={onClick}
    >
      <Icon of={MenuIcon} />
    </Button>
  );
}

/** The place of the side bar: beside the list, or over it in a narrow window. */
export function SideFrame({
  open,
  onClose,
  route,
  children,
}: {
  open: boolean;
  onClose: () => void;
  /** Going somewhere closes it. */
  route: Route;
  children: (onClose: (() => void) | undefined) => ReactNode;
}) {
  const over = useNarrow();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!over || !open) return undefined;
    dialog.current?.showModal();
    const element = dialog.current;
    return () => element?.close();
  }, [over, open]);
  const { place, view, q } = route;
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when one of them changes.
  useEffect(onClose, [place, view, q]);
  if (!over) return <aside className={styles.side}>{children(undefined)}</aside>;
  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a native dialog by itself.
    <dialog
      ref={dialog}
      className={styles.over}
      aria-label={t('library_side')}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {children(onClose)}
    </dialog>
  );
}
