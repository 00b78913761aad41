import type { Text } from '../../../../lib/trending/taste/types';

/** Invented papers of three fields that share few words. */
const fields = {
  kernels:
    'sparse attention GPU kernels memory bandwidth quantization cache throughput serving inference',
  birds: 'migratory birds flight wetlands nesting habitat seasons feathers observation colonies',
  verbs: 'morphology verbs inflection dialects corpus annotation syntax grammar phonology lexicon',
};

export type Field = keyof typeof fields;
export const fieldNames = Object.keys(fields) as Field[];

/** The `n`th paper of a field: some of its words, always others. */
export function paperOf(field: Field, n: number, authors: readonly string[] = []): Text {
  const words = fields[field].split(' ');
  const from = (at: number) => words[(n * 3 + at) % words.length] ?? '';
  return {
    title: `${from(0)} ${from(1)} in the wild`,
    abstract: `We look at ${from(2)} ${from(3)} and at ${from(4)} ${from(5)}, ${from(6)}. Then ${from(1)}.`,
    authors: authors.map((literal) => ({ literal })),
  };
}
