import { loadMath } from '@/components/ui/math-text';
import { mayHaveMath } from '@/components/ui/split-math';

/** In localStorage, which answers before anything is drawn. */
const hint = 'newtab-math';

/** Fetch the library for formulas while the database is being read, if the last list needed it. */
export function expectMath(): void {
  if (localStorage.getItem(hint) !== null) void loadMath();
}

/**
 * Wait until these texts can be drawn for good: a formula that comes after its TeX has another size,
 * and pushes what is below it. Without formulas there is nothing to wait for.
 * @param first the list begins with them: the next page will expect the same.
 */
export async function mathFor(texts: readonly (string | undefined)[], first = false) {
  const needed = texts.some((text) => text !== undefined && mayHaveMath(text));
  if (first && needed) localStorage.setItem(hint, '1');
  if (first && !needed) localStorage.removeItem(hint);
  if (needed) await loadMath();
}
