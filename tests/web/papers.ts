/** Papers that do not exist, written for the tests and the pictures of the README. */

export interface InventedPaper {
  /** arXiv id, new or old style, without a version. */
  id: string;
  version: number;
  title: string;
  /** `Family, Given`. */
  authors: string[];
  abstract: string;
  /** `YYYY-MM-DD`. */
  date: string;
  subjects: string[];
  doi?: string;
}

export const papers: InventedPaper[] = [
  {
    id: '2607.01234',
    version: 2,
    title: 'Reading Lists as Memory: How Researchers Keep Track of What They Mean to Read',
    authors: ['Okafor, Ngozi', 'Lindqvist, Maja', 'Tanaka, Haruto'],
    abstract:
      'Researchers save far more papers than they read. We followed 64 doctoral students for two years and find that a list is less a queue than a memory: 71% of the saved papers are never opened again, yet two thirds of those are cited or argued against. We describe four habits of keeping, and what a tool can do to serve each of them.',
    date: '2026-07-02',
    subjects: ['Human-Computer Interaction (cs.HC)', 'Digital Libraries (cs.DL)'],
  },
  {
    id: '2607.02001',
    version: 1,
    title: 'Sparse Attention over Long Proofs with $O(n \\log n)$ Memory',
    authors: ['Marchetti, Giulia', 'Sørensen, Bjørn'],
    abstract:
      'We study transformers that read formal proofs of more than $10^5$ steps. Attending only to the hypotheses that are in scope reduces memory from $O(n^2)$ to $O(n \\log n)$ without loss on three benchmarks of theorem proving.',
    date: '2026-07-06',
    subjects: ['Machine Learning (cs.LG)', 'Logic in Computer Science (cs.LO)'],
  },
  {
    id: '2607.03117',
    version: 1,
    title: 'A Field Guide to Silent Failures in Retrieval Pipelines',
    authors: ['Abebe, Selam', 'Nguyễn, Thị Minh', 'García Márquez, Lucía', 'Petrov, Ilya'],
    abstract:
      'Retrieval pipelines rarely crash; they answer worse. We catalogue 41 silent failures from eleven production systems, from indexes that lag a day behind to tokenisers that differ between two services, and give for each the cheapest check that would have found it.',
    date: '2026-07-09',
    subjects: ['Information Retrieval (cs.IR)'],
  },
  {
    id: '2607.04410',
    version: 3,
    title: '小さな観測網による地震動の再構成',
    authors: ['佐藤, 健', '山本, 彩'],
    abstract:
      'Ground motion between sparse stations is reconstructed with a physics-informed prior. With one station per 400 square kilometres the error is half that of interpolation.',
    date: '2026-07-11',
    subjects: ['Geophysics (physics.geo-ph)'],
  },
  {
    id: '2607.05522',
    version: 1,
    title: 'Batteries That Remember: Hysteresis in Layered Cathodes',
    authors: ['Kowalska, Zofia', 'Haddad, Rami'],
    abstract:
      'Layered cathodes show a memory of partial charging that vanishes after one full cycle. A two-domain model explains the effect with one measured constant.',
    date: '2026-07-14',
    subjects: ['Materials Science (cond-mat.mtrl-sci)'],
    doi: '10.5555/jbm.2026.0042',
  },
  {
    id: '2607.06633',
    version: 1,
    title: 'What Do Honeybees Count? Numerosity in the Open Field',
    authors: ['Mbeki, Thandiwe', 'Rossi, Paolo', 'Eriksen, Liv'],
    abstract:
      'Honeybees trained on painted panels distinguish up to four landmarks on the way to a feeder. Two-colour controls rule out the length of the flight as a cue.',
    date: '2026-07-17',
    subjects: ['Neurons and Cognition (q-bio.NC)'],
  },
  {
    id: '2607.07744',
    version: 1,
    title: 'Small Models, Honest Answers: Calibrating Refusals below One Billion Parameters',
    authors: ['Delacroix, Inès', 'Park, Jiwoo', 'Banerjee, Arnab'],
    abstract:
      'Small language models refuse too often or not at all. A calibration set of 800 questions and one linear layer bring the refusals of four models below one billion parameters close to their true error, at no cost in speed.',
    date: '2026-07-20',
    subjects: ['Computation and Language (cs.CL)'],
  },
  {
    id: '2607.08855',
    version: 1,
    title: 'Cities Seen from Buses: Street-Level Air Quality with 40 Cheap Sensors',
    authors: ['Oyelaran, Tunde', 'Fischer, Anke'],
    abstract:
      'Forty low-cost sensors on city buses map nitrogen dioxide street by street. After drift correction the map agrees with reference stations within 12%.',
    date: '2026-07-22',
    subjects: ['Applications (stat.AP)'],
  },
  {
    id: 'math/0309136',
    version: 1,
    title: 'On the Number of Lattice Paths That Return Once',
    authors: ['Hartmann, Elsa'],
    abstract:
      'We count lattice paths that touch the diagonal exactly once after leaving it, and give a bijection with pairs of ballot sequences.',
    date: '2003-09-08',
    subjects: ['Combinatorics (math.CO)'],
  },
  {
    id: 'hep-th/9901099',
    version: 2,
    title: 'Boundary Terms and a Forgotten Anomaly',
    authors: ["D'Souza, Miguel", 'Novák, Petra'],
    abstract:
      'A boundary term that is usually dropped restores a symmetry of the bulk action and moves the anomaly to the corner.',
    date: '1999-01-21',
    subjects: ['High Energy Physics - Theory (hep-th)'],
  },
];

/** The invented paper of an id; throws on a typo in a test. */
export function paper(id: string): InventedPaper {
  const found = papers.find((each) => each.id === id);
  if (!found) throw new Error(`no invented paper ${id}`);
  return found;
}

/** `Given Family` of `Family, Given`. */
export function displayName(author: string): string {
  const [family = '', given = ''] = author.split(', ');
  return given ? `${given} ${family}` : family;
}

/** Any number of papers, all different, for libraries and lists of a size. */
export function numbered(count: number, offset = 0): InventedPaper[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + offset;
    const base = papers[number % papers.length];
    if (!base) throw new Error('there are no invented papers');
    const month = 1 + (Math.floor(number / 10_000) % 12);
    return {
      ...base,
      id: `25${String(month).padStart(2, '0')}.${String(10_000 + (number % 10_000))}`,
      version: 1,
      title: `${base.title.replace(/\.$/, '')}, Part ${number + 1}`,
      date: `2025-${String(month).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
    };
  });
}
