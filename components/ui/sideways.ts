/** The keys that lead on and back along a line, by the direction of the page. */
export const sidewaysKeys = (): ['ArrowRight' | 'ArrowLeft', 'ArrowRight' | 'ArrowLeft'] =>
  document.documentElement.dir === 'rtl'
    ? ['ArrowLeft', 'ArrowRight']
    : ['ArrowRight', 'ArrowLeft'];
