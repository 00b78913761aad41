import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import styles from './details-frame.module.css';
import { paneWidths } from './prefs';

const step = 24;

/**
 * The place of the details: beside the list, as wide as the user likes; over the list in a narrow
 * window. Esc in it closes it, unless a field needs the key.
 */
export function DetailsFrame({
  over,
  width,
  onWidth,
  onClose,
  children,
}: {
  /** It lies over the list, which cannot be reached meanwhile. */
  over: boolean;
  width: number;
  onWidth: (width: number) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const frame = useRef<HTMLElement>(null);
  // Covered, the list loses the focus: it goes to what covers it.
  useEffect(() => {
    if (over && !frame.current?.contains(document.activeElement)) frame.current?.focus();
  }, [over]);
  const [dragged, setDragged] = useState<number>();
  const from = useRef<{ x: number; width: number }>(undefined);
  const clamp = (to: number) =>
    Math.round(Math.min(Math.max(to, paneWidths.least), paneWidths.most));
  const way = () => (document.documentElement.dir === 'rtl' ? 1 : -1);
  const shown = dragged ?? width;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      ref={frame}
      tabIndex={-1}
      className={styles.frame}
      aria-label={t('popup_details')}
      style={{ '--pane': `${shown}px` } as Record<string, string>}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved. */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t('library_pane_width')}
        aria-valuenow={shown}
        aria-valuemin={paneWidths.least}
        aria-valuemax={paneWidths.most}
        tabIndex={0}
        className={styles.resizer}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, width };
        }}
        onPointerMove={(event) => {
          if (!from.current) return;
          setDragged(clamp(from.current.width + way() * (event.clientX - from.current.x)));
        }}
        onPointerUp={() => {
          from.current = undefined;
          if (dragged !== undefined) onWidth(dragged);
          setDragged(undefined);
        }}
        onPointerCancel={() => {
          from.current = undefined;
          setDragged(undefined);
        }}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          onWidth(clamp(width + way() * by));
        }}
        onDoubleClick={() => onWidth(paneWidths.usual)}
      />
      <div className={styles.content}>{children}</div>
    </aside>
  );
}
