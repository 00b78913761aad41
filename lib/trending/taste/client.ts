/** A page's side of the taste worker. */
import type { PaperRecord } from '../../paper/schema';
import type { Port } from '../../search/port';
import type { Answer, Question } from './port';
import type { Asked, Ranking } from './ranking';
import type { NearPaper, RelatedPaper } from './types';

export interface RankedList {
  ranking: Ranking;
  /** When it was computed (ms since the epoch). */
  at: number;
  /** From what (./basis). */
  basis: string;
}

export class TasteClient {
  readonly #port: Port;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #next = 1;
  /** Why there is no worker to answer. */
  #broken: string | undefined;

  constructor(port: Port) {
    this.#port = port;
    port.onmessage = ({ data }) => {
      const answer = data as Answer;
      this.#waiting.get(answer.key)?.(answer);
      this.#waiting.delete(answer.key);
    };
  }

  /** The list “for you”. @throws when it could not be computed. */
  async rank(asked: Asked): Promise<RankedList> {
    const answer = await this.#ask((key) => ({ type: 'rank', key, asked }));
    if (answer.type !== 'ranked') throw new Error(textOf(answer));
    return answer;
  }

  /** Papers related to one. @throws when they could not be computed. */
  async related(record: PaperRecord): Promise<RelatedPaper[]> {
    const answer = await this.#ask((key) => ({ type: 'related', key, record }));
    if (answer.type !== 'related') throw new Error(textOf(answer));
    return answer.papers;
  }

  /**
   * Papers of the library and of cached feeds that a question means, best first.
   * @param limit at most so many. @throws when they could not be found.
   */
  async find(asked: { query: string; limit: number }): Promise<NearPaper[]> {
    const answer = await this.#ask((key) => ({ type: 'find', key, ...asked }));
    if (answer.type !== 'found') throw new Error(textOf(answer));
    return answer.papers;
  }

  /** The worker is not there: nothing that was or will be asked has an answer. */
  fail(detail: string): void {
    this.#broken = detail;
    for (const [key, answer] of this.#waiting) answer({ type: 'failed', key, detail });
    this.#waiting.clear();
  }

  /** The page is going. */
  close(): void {
    this.#say({ type: 'bye' });
  }

  #ask(question: (key: number) => Question): Promise<Answer> {
    const key = this.#next++;
    const detail = this.#broken;
    if (detail !== undefined) return Promise.resolve({ type: 'failed', key, detail });
    return new Promise((resolve) => {
      this.#waiting.set(key, resolve);
      this.#say(question(key));
    });
  }

  #say(question: Question): void {
    this.#port.postMessage(question);
  }
}

const textOf = (answer: Answer): string => (answer.type === 'failed' ? answer.detail : answer.type);
