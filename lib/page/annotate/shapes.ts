/** Path data of 16 × 16 icons, beside those of the tab. */
export const shapes = {
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  link: 'M6.8 9.2l2.4-2.4M5 7.5L3.2 9.3a2.5 2.5 0 0 0 3.5 3.5L8.5 11M7.5 5l1.8-1.8a2.5 2.5 0 0 1 3.5 3.5L11 8.5',
  previous: 'M3.5 10l4.5-4.5L12.5 10',
  next: 'M3.5 6L8 10.5 12.5 6',
  remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4M9.2 7v4',
  list: 'M6 4h7.5M6 8h7.5M6 12h7.5M2.5 4h.8M2.5 8h.8M2.5 12h.8',
  side: 'M2.5 3h11v10h-11zM9.5 3v10',
  whole: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3',
} as const;
