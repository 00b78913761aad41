/** Libraries that try whether they may make code from text: the answer here is always no. */
import type { Plugin } from 'vite';

/**
 * What is replaced, by the end of the module's path. zod looks whether it may compile its schemas, and
 * linkedom's CSSOM looks for the class of an error by its name. The policy of the extension's pages
 * forbids both, and a store's check counts them.
 */
const replacements: readonly { module: RegExp; text: string; by: string }[] = [
  { module: /zod\/v4\/core\/util\.js$/, text: 'new F("");', by: 'return false;' },
  { module: /(cssom\/(lib|build)\/|linkedom\/).*\.js$/, text: 'eval(errorType)', by: 'Error' },
];

/** The code without them, or undefined when the module has none. */
export function withoutEval(id: string, code: string): string | undefined {
  const found = replacements.find(({ module, text }) => module.test(id) && code.includes(text));
  return found && code.replaceAll(found.text, found.by);
}

export const noEval = (): Plugin => ({
  name: 'offprint:no-eval',
  transform: (code, id) => withoutEval(id.split('?')[0] ?? id, code),
});
