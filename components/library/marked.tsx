import { memo, useMemo } from 'react';
import { highlight } from '@/lib/search/highlight';
import { MathText } from '../ui/math-text';
import { mayHaveMath, splitMath } from '../ui/split-math';
import styles from './marked.module.css';

export interface Segment {
  text: string;
  hit: boolean;
}

/** Segments of a text, those that were searched for marked. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, hit }, index) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their place.
      <mark key={index} className={styles.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

/** A text of a paper with its formulas, and with the words that were searched for marked. */
export const Marked = memo(function Marked({
  text,
  words,
}: {
  text: string;
  words: readonly string[];
}) {
  const pieces = useMemo(() => {
    if (words.length === 0) return undefined;
    return mayHaveMath(text) ? splitMath(text) : [{ kind: 'text' as const, text }];
  }, [text, words]);
  if (!pieces) return <MathText text={text} />;
  return pieces.map((piece, index) =>
    piece.kind === 'text' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place.
      <Segments key={index} segments={highlight(piece.text, words)} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: likewise.
      <MathText key={index} text={piece.source} />
    ),
  );
});
