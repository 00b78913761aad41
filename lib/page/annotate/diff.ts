import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import type { Builder } from '../widget/h';

/** Longer passages are shown one after the other. */
const longest = 6_000;

/** What was highlighted and what stands there now, as one text with what went and what came. */
export function diffNodes({ h, textNode }: Builder, before: string, after: string): Node[] {
  const gone = (text: string) => h('del', {}, text);
  const come = (text: string) => h('ins', {}, text);
  if (before.length + after.length > longest) {
    return [gone(before.slice(0, longest)), textNode(' '), come(after.slice(0, longest))];
  }
  const differ = new DiffMatchPatch();
  differ.Diff_Timeout = 0.05;
  const parts = differ.diff_main(before, after);
  differ.diff_cleanupSemantic(parts);
  return parts.map(([kind, text]) =>
    kind < 0 ? gone(text) : kind > 0 ? come(text) : textNode(text),
  );
}
