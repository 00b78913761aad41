import type { ReactNode } from 'react';
import { type MessageKey, t } from '@/lib/platform/i18n';

/** Stands for the child while the sentence is translated; no text has it. */
const gap = '\n';

/**
 * A sentence with something that is more than text in the place of its $1: "updated 5 minutes ago",
 * where another language may put the time first.
 */
export function Filled({ text, children }: { text: MessageKey; children: ReactNode }) {
  const [before, after] = t(text, gap).split(gap);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
