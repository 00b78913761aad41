/** Path data of 16 × 16 icons, drawn with a 1.6 px stroke. */
import type { Status } from '../../paper/schema';
import type { Builder } from './h';

export const shapes = {
  bookmark: 'M4 2.5h8v11l-4-3.2-4 3.2z',
  alert: 'M8 4.2v4.6M8 11.6v.2M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z',
  busy: 'M8 2.5a5.5 5.5 0 1 0 5.5 5.5',
  tag: 'M2.5 2.5h5l6 6-5 5-6-6zM5.4 5.4v.01',
  note: 'M3 2.5h10v7l-4 4H3zM13 9.5H9v4',
  check: 'M4 2.5h8v11l-4-3.2-4 3.2zM5.9 6.2l1.5 1.5 2.7-2.9',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;

/** The ring that fills: empty to read, half reading, full with a tick when read. */
export function ring({ svg }: Builder, status: Status): Element {
  const circle = svg('circle', { cx: 8, cy: 8, r: 5.6 });
  const inside = {
    unread: null,
    reading: svg('path', { class: 'fill', d: 'M8 2.4a5.6 5.6 0 0 1 0 11.2z' }),
    read: svg('path', { class: 'tick', d: 'M5.4 8.2l1.8 1.8 3.4-3.8' }),
  }[status];
  return svg(
    'svg',
    {
      class: `icon ring ${status}`,
      viewBox: '0 0 16 16',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    circle,
    inside,
  );
}
