import type { LucideIcon } from 'lucide-react';

/**
 * One of Lucide's icons as this product draws them: 16 px, strokes of 1.6 units, never read aloud
 * (the button around it has the name).
 */
export function Icon({ of: Shape, size = 16 }: { of: LucideIcon; size?: number }) {
  return <Shape size={size} strokeWidth={1.6} aria-hidden="true" focusable="false" />;
}
