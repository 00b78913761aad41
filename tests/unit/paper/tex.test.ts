import { describe, expect, it } from 'vitest';
import { plainTex } from '@/lib/paper/tex';

describe('plainTex', () => {
  it.each([
    ['Schr{\\"o}dinger', 'Schrödinger'],
    ['Schr\\"odinger', 'Schrödinger'],
    ["Caf\\'e, caf\\'{e}, caf{\\'e}", 'Café, café, café'],
    ["Mart\\'{\\i}nez, Mart\\'\\i nez", 'Martínez, Martí nez'],
    ['\\v{S}koda and \\c{c}a and \\c ca', 'Škoda and ça and ça'],
    ['Erd\\H{o}s', 'Erdős'],
    ['Stra{\\ss}e, Stra\\ss e', 'Straße, Straße'],
    ['{\\O}rsted and \\AA ngstr\\"om', 'Ørsted and Ångström'],
    ['\\L{}ukasz', 'Łukasz'],
    ['{DNA} binding of {RNA Pol II}', 'DNA binding of RNA Pol II'],
    ['\\emph{In vivo} work \\& more', 'In vivo work & more'],
    // Formulas and unknown commands stay.
    ["$\\alpha$ and $f'(\\'{x})$", "$\\alpha$ and $f'(\\'{x})$"],
    ['\\alpha decay over {0,1}^n', '\\alpha decay over {0,1}^n'],
    ['C:\\users', 'C:\\users'],
    ['x_{AB} and 2^{N}', 'x_{AB} and 2^{N}'],
    ['\\frac{A}{B}', '\\frac{A}{B}'],
    ['plain', 'plain'],
  ])('%s', (tex, text) => {
    expect(plainTex(tex)).toBe(text);
  });

  it.each(['\\'.repeat(100_000), '{'.repeat(100_000), "\\'{".repeat(50_000), '$'.repeat(100_001)])(
    'is not held up by %.8s…',
    (text) => {
      expect(plainTex(text).length).toBeLessThanOrEqual(text.length);
    },
  );
});
