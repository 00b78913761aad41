const margin = 8;
const gap = 4;

/**
 * Place something of the top layer under (or, without room, above) what it belongs to, inside the
 * window. Set on `element.style`, which a content security policy allows.
 * @param wide gives it the width of the anchor at least.
 */
export function placeBelow(anchor: HTMLElement, layer: HTMLElement, wide = false): void {
  const from = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  if (wide) layer.style.minWidth = `${Math.min(from.width, clientWidth - 2 * margin)}px`;
  const { width, height } = layer.getBoundingClientRect();
  const below = clientHeight - from.bottom - gap - margin;
  const above = from.top - gap - margin;
  const up = height > below && above > below;
  layer.style.maxHeight = `${Math.max(up ? above : below, 96)}px`;
  const shown = Math.min(height, Math.max(up ? above : below, 96));
  // Where reading begins, both begin together; without room there, they end together.
  const fromRight = getComputedStyle(anchor).direction === 'rtl';
  const fits = fromRight ? from.right - width >= margin : from.left + width <= clientWidth - margin;
  const wanted = (wide || fits) !== fromRight ? from.left : from.right - width;
  layer.style.left = `${Math.max(margin, Math.min(wanted, clientWidth - margin - width))}px`;
  layer.style.top = `${Math.max(margin, up ? from.top - gap - shown : from.bottom + gap)}px`;
  layer.style.overflowY = 'auto';
}
