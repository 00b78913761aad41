/** A thousand papers of all kinds, the same in every run, full of what breaks citation formats. */
import { type Name, type PaperRecord, recordSchema } from '@/lib/paper/schema';

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const words =
  'Learning Größe naïve Erdős–Rényi BERT iPhone 深層学習 構文解析 한국어 التعلم Ελλάδα Łukasiewicz C# F# A&B 100% snake_case x^y ~approx {set} <b>bold</b> “quotes” ‘single’ "plain" O’Brien it’s back\\slash @home [see] (both) a/b 5–10 α-helix H₂O CO2 e.g. vs. Ångström ﬁne ½ Δt 10:1 why? now! semi;colon one,two = + * | ¡hola! ¿qué? — dash don\'t GPT-4o'.split(
    ' ',
  );
const formulas = ['$L_\\infty$', '$O(n^2)$', '$\\alpha$', '$k$', '$\\mathcal{N}=4$', '$x_{ij}$'];
const families =
  'Smith Müller O’Connor Łoś Çelik Nguyễn 山田 김 Иванов Παπάς Saint-Exupéry MacDonald Åkesson D’Angelo Ng'.split(
    ' ',
  );
const particles = [
  'van der Berg',
  'von Neumann',
  'de la Cruz',
  'van Gogh',
  'del Río',
  'al-Khwarizmi',
];
const givens = ['Ada', 'Jean-Luc', 'J. R. R.', 'Zoë', '太郎', 'Юрий', 'María José', 'X.'];
const groups = [
  'OpenAI',
  'The ATLAS Collaboration',
  'Johnson and Johnson',
  'Google, Inc.',
  'AT&T Labs',
  '国立研究所',
];
const kinds = [
  'article',
  'article-journal',
  'paper-conference',
  'chapter',
  'book',
  'thesis',
  'report',
  'webpage',
] as const;

export function manyRecords(count = 1000): PaperRecord[] {
  const random = numbers(20260704);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chance = (share: number) => random() < share;
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const text = (length: number, maths = 0) =>
    Array.from({ length }, () => (chance(maths) ? pick(formulas) : pick(words))).join(' ');
  const name = (): Name => {
    if (chance(0.12)) return { literal: pick(groups) };
    return {
      family: chance(0.25) ? pick(particles) : pick(families),
      ...(chance(0.95) && { given: pick(givens) }),
      ...(chance(0.08) && { suffix: pick(['Jr.', 'III']) }),
    };
  };
  return Array.from({ length: count }, (_, n) => {
    const kind = pick(kinds);
    const year = 1950 + Math.floor(random() * 76);
    const arxiv = chance(0.4);
    return recordSchema.parse({
      identifiers: [
        ...(arxiv
          ? [`arxiv:${String(1000 + n).padStart(4, '0')}.${String(n).padStart(5, '0')}`]
          : []),
        ...(chance(0.6) ? [`doi:10.1000/a_b#${n}(x)<y>;z`] : []),
        `url:https://a.example/${n}`,
      ],
      title: text(2 + upTo(8), 0.08),
      authors: Array.from({ length: upTo(5) }, name),
      abstract: chance(0.5) ? text(40, 0.05) : undefined,
      issued: chance(0.9)
        ? { year, ...(chance(0.7) && { month: upTo(12), ...(chance(0.6) && { day: upTo(28) }) }) }
        : undefined,
      venue: kind !== 'article' || chance(0.3) ? text(upTo(4)) : undefined,
      volume: chance(0.4) ? pick(['7', '12A', '3_4', 'IV']) : undefined,
      issue: chance(0.3) ? pick(['1', '2-3', 'S1']) : undefined,
      pages: chance(0.5) ? pick(['10-19', '7', 'e1234', 'S1–S9', '101–110']) : undefined,
      kind,
      categories: arxiv ? ['cs.CL', 'math.CO'] : [],
      urls: { page: `https://a.example/p_${n}?a=1&b=%20c#frag~x{y}` },
      source: 'test',
    });
  });
}
