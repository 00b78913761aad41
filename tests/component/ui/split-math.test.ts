import { expect, it } from 'vitest';
import { splitMath } from '@/components/ui/split-math';

const outline = (text: string) =>
  splitMath(text).map((piece) => (piece.kind === 'math' ? `<${piece.text}>` : piece.text));

it.each([
  ['no math at all', ['no math at all']],
  ['$k$-means in $O(n^2)$', ['<k>', '-means in ', '<O(n^2)>']],
  ['it costs $5 and $10', ['it costs $5 and $10']],
  ['from $5 to 10$', ['from ', '<5 to 10>']],
  ['about \\$5', ['about $5']],
  ['\\(\\alpha\\)-stable', ['<\\alpha>', '-stable']],
  ['a display $$x = y$$ here', ['a display ', '<x = y>', ' here']],
  ['\\[E = mc^2\\]', ['<E = mc^2>']],
  ['US$ and A$', ['US$ and A$']],
  ['$\\text{a \\$ b}$', ['<\\text{a \\$ b}>']],
  ['open $ended', ['open $ended']],
])('%s', (text, pieces) => {
  expect(outline(text)).toEqual(pieces);
});
