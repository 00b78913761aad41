import type { Markish, PlotOptions } from '@observablehq/plot';
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import styles from './stats.module.css';

export type PlotModule = typeof import('@observablehq/plot');

/** What a picture is made of, for a width in px. */
export type Draw = (plot: PlotModule, width: number) => PlotOptions & { marks: Markish[] };

export interface TableOf {
  /** Heads of the columns, the first one that of the rows. */
  head: readonly string[];
  rows: readonly (readonly [string, ...string[]])[];
}

let loaded: Promise<PlotModule> | undefined;

const loadPlot = (): Promise<PlotModule> => {
  loaded ??= import('@observablehq/plot');
  return loaded;
};

/**
 * A picture with its numbers as a table. The picture is for the eyes alone: its sentence and its
 * table say the same.
 */
export function Figure({
  title,
  says,
  draw,
  table,
  children,
}: {
  title: string;
  /** The picture in one sentence. */
  says: ReactNode;
  /** Absent when there is nothing to draw. */
  draw: Draw | undefined;
  table: TableOf;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.figure} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <p className={styles.says}>{says}</p>
      {draw && <Picture draw={draw} />}
      {children}
      {table.rows.length > 0 && <Numbers table={table} title={title} />}
    </section>
  );
}

/** The end of the line of pictures that are to be drawn. */
let line: Promise<unknown> = Promise.resolve();

/** Work in a frame of its own, after that of those who came before. */
function inTurn(work: () => void): void {
  line = line.then(() => new Promise((resolve) => requestAnimationFrame(resolve))).then(work, work);
}

/** Is an element near the window, or was it? Where that cannot be known it always is. */
function useNear(place: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    const element = place.current;
    if (near || !element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    // Paper has no window.
    const onPrint = () => setNear(true);
    window.addEventListener('beforeprint', onPrint);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', onPrint);
    };
  }, [near, place]);
  return near;
}

/** Drawn when it comes near, one picture a frame: all at once would make the page stand still. */
function Picture({ draw }: { draw: Draw }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const near = useNear(place);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return undefined;
    let current = true;
    const paint = (plot: PlotModule) => {
      if (!current) return;
      const { marks, ...options } = draw(plot, width);
      const picture = plot.plot({
        className: 'offprint-plot',
        width,
        marginTop: 8,
        ...options,
        marks,
      });
      // Its rules are in our own style sheet: the pages' policy allows no style elements.
      for (const style of picture.querySelectorAll('style')) style.remove();
      place.current?.replaceChildren(picture);
    };
    void loadPlot().then((plot) => {
      if (!current) return;
      // Its room is kept from the beginning, so that nothing jumps when it comes.
      const { height } = draw(plot, width);
      if (place.current && height !== undefined) place.current.style.minHeight = `${height}px`;
      if (near) inTurn(() => paint(plot));
    });
    return () => {
      current = false;
    };
  }, [draw, width, near]);
  return <div ref={place} className={styles.picture} aria-hidden="true" />;
}

function Numbers({ table, title }: { table: TableOf; title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.numbers} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('stats_numbers')}
        <span className="visually-hidden">: {title}</span>
      </summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
        <section className={styles.scroll} tabIndex={0} aria-label={t('stats_numbers_of', title)}>
          <table className={styles.table}>
            <thead>
              <tr>
                {table.head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([name, ...cells], row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows never move.
                <tr key={row}>
                  <th scope="row" dir="auto">
                    {name}
                  </th>
                  {cells.map((cell, n) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: neither do cells.
                    <td key={n}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
