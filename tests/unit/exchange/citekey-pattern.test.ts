import { describe, expect, it } from 'vitest';
import { defaultPattern, fieldNames, keyOf, parsePattern } from '@/lib/exchange/citekey-pattern';
import { transliterate } from '@/lib/exchange/transliterate';
import { type PaperRecord, recordSchema } from '@/lib/paper/schema';

const record = (changes: Partial<PaperRecord> = {}) =>
  recordSchema.parse({
    identifiers: ['arxiv:2406.01234'],
    source: 'test',
    title: 'On the Parsing of Trees with $O(n)$ Memory',
    authors: [
      { given: 'Zoë', family: 'van der Größe' },
      { given: 'Jan', family: 'Łoś' },
      { literal: 'The Walking Group' },
    ],
    issued: { year: 2024, month: 6 },
    venue: 'Journal of Trees',
    ...changes,
  });

describe('fields and filters', () => {
  it.each([
    [defaultPattern, 'vandergrosse2024parsing'],
    ['[auth]', 'vanderGrosse'],
    ['[auth3]', 'van'],
    ['[auth:abbr]', 'vG'],
    ['[last]', 'Group'],
    ['[authors]', 'VanderGrosseLosGroup'],
    ['[authors2:lower]', 'vandergrosselos'],
    ['[authEtAl]', 'VanderGrosseEtAl'],
    ['[AUTHETAL]_[Year]', 'VanderGrosseEtAl_2024'],
    ['[auth:upper][shortyear]', 'VANDERGROSSE24'],
    ['[auth]-[month]', 'vanderGrosse-06'],
    ['[title]', 'ParsingTreesMemory'],
    ['[shorttitle2]', 'ParsingTrees'],
    ['[veryshorttitle:lower]', 'parsing'],
    ['[venue:abbr]', 'JOT'],
    ['[venue:max=4]x', 'Jourx'],
    ['k[id]', 'k240601234'],
    ['a/b:c+d.e-f_[year]', 'a/b:c+d.e-f_2024'],
  ])('%s', (pattern, key) => {
    const parsed = parsePattern(pattern);
    expect(parsed.problems).toEqual([]);
    expect(keyOf(parsed, record())).toBe(key);
  });

  it.each([
    ['[auth:(anon)][year:(nd)]', 'anonnd'],
    ['[auth:lower:(anon)]', 'anon'],
    ['[authors][month]x', 'x'],
    ['[year]', 'paperarxiv240601234'],
  ])('%s where nothing is known', (pattern, key) => {
    const empty = record({ authors: [], issued: undefined, venue: undefined, title: '樹' });
    expect(keyOf(parsePattern(pattern), empty)).toBe(key);
  });

  it('knows every name that the help lists', () => {
    expect(parsePattern(fieldNames.map((name) => `[${name}]`).join('')).problems).toEqual([]);
  });
});

describe('problems are pointed at', () => {
  it.each([
    ['', 0, 0, 'empty'],
    ['abc', 0, 3, 'empty'],
    ['[auth][yaer]', 7, 11, 'name'],
    ['[]', 1, 2, 'name'],
    ['[auth', 0, 5, 'unclosed'],
    ['[auth:lowr][year]', 6, 10, 'filter'],
    ['[auth:]', 6, 7, 'filter'],
    ['[auth] x{[year]', 6, 7, 'character'],
    ['[auth]]', 6, 7, 'character'],
    ['[auth:max=x]', 6, 11, 'filter'],
    [`[year]${'x'.repeat(200)}`, 200, 206, 'long'],
  ] as const)('%s', (pattern, from, to, code) => {
    expect(parsePattern(pattern).problems[0]).toMatchObject({ from, to, code });
  });

  it('several at once, in order', () => {
    expect(parsePattern('{[x][auth:y][z').problems.map(({ code }) => code)).toEqual([
      'character',
      'name',
      'filter',
      'unclosed',
    ]);
  });
});

it.each([
  ['Łoś Ørsted Þór Straße', 'Los Orsted Thor Strasse'],
  ['Erdős–Rényi', 'Erdos Renyi'],
  ['Иванов Щербаков', 'Ivanov Shcherbakov'],
  ['Παπαδόπουλος', 'Papadopoulos'],
  ['O’Brien, D’Arcy', 'OBrien DArcy'],
  ['ﬁne １２', 'fine 12'],
  ['山田太郎', ''],
])('%s in ASCII', (text, expected) => {
  expect(transliterate(text)).toBe(expected);
});
