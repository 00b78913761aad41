import {
  GenerateFragmentStatus,
  generateFragmentFromRange,
} from 'text-fragments-polyfill/dist/fragment-generation-utils.js';

/**
 * A link to a passage by text fragment, https://wicg.github.io/scroll-to-text-fragment/.
 * @returns undefined when the passage cannot be told from others, or takes too long.
 */
export function passageLink(range: Range, address: string): string | undefined {
  const { status, fragment } = generateFragmentFromRange(range.cloneRange());
  if (status !== GenerateFragmentStatus.SUCCESS || !fragment) return undefined;
  const { prefix, textStart, textEnd, suffix } = fragment;
  const parts = [
    prefix && `${escaped(prefix)}-`,
    escaped(textStart),
    textEnd && escaped(textEnd),
    suffix && `-${escaped(suffix)}`,
  ].filter(Boolean);
  return `${address.replace(/#.*$/s, '')}#:~:text=${parts.join(',')}`;
}

/** A hyphen has a meaning of its own there. */
const escaped = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
