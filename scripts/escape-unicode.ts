/** Characters that Chrome refuses in a script are written as escapes. */
import type { Plugin } from 'vite';

/** U+FDD0–U+FDEF and the last two of each plane: "noncharacters", which Chrome calls "not UTF-8". */
const noncharacter = /\p{Noncharacter_Code_Point}/gu;

/**
 * Escapes noncharacters in the bundle (wxt#353). WXT's own `escapeUnicode` writes those beyond the
 * first plane without braces, which changes what they mean: `\uEFFFF` is U+EFFF and an F.
 */
export const escapeUnicode = (): Plugin => ({
  name: 'offprint:escape-unicode',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(
        noncharacter,
        (found) => `\\u{${found.codePointAt(0)?.toString(16)}}`,
      );
    }
  },
});
