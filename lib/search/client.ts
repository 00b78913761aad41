/** A page's side of search: questions to the worker, and ids for its numbers. */
import type { Answer, Port, Question } from './port';
import type { FieldName } from './query/fields';
import type { Value } from './query/suggest';
import type { SearchAnswer, SearchRequest } from './types';

export interface Listener<T> {
  answer: (value: T) => void;
  failed?: (error: Error) => void;
}

/** A question that stays until it is ended; `update` asks another one in its place. */
export interface Watch<Q> {
  update: (question: Q) => void;
  end: () => void;
}

export class SearchClient {
  readonly #port: Port;
  readonly #ids: string[] = [];
  readonly #listeners = new Map<number, Listener<never>>();
  #next = 1;

  constructor(port: Port) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(data as Answer);
  }

  /** The papers of a request, live. */
  watch(request: SearchRequest, listener: Listener<SearchAnswer>): Watch<SearchRequest> {
    return this.#open(listener, request, (key, asked) => ({ type: 'watch', key, request: asked }));
  }

  /** How many papers each query finds, live. */
  counts(queries: readonly string[], listener: Listener<number[]>): Watch<readonly string[]> {
    return this.#open(listener, queries, (key, asked) => ({ type: 'counts', key, queries: asked }));
  }

  /** What the library has for a field; the most used first. */
  values(field: FieldName, typed: string): Promise<Value[]> {
    return new Promise((resolve, reject) => {
      const { end } = this.#open<undefined, Value[]>(
        {
          answer: (values) => {
            end();
            resolve(values);
          },
          failed: reject,
        },
        undefined,
        (key) => ({ type: 'values', key, field, typed }),
      );
    });
  }

  /** The page is going. */
  close(): void {
    this.#port.postMessage({ type: 'bye' } satisfies Question);
  }

  #open<Q, T>(
    listener: Listener<T>,
    first: Q,
    ask: (key: number, question: Q) => Question,
  ): Watch<Q> {
    const key = this.#next++;
    this.#listeners.set(key, listener as Listener<never>);
    const update = (question: Q) => this.#port.postMessage(ask(key, question));
    update(first);
    const end = () => {
      this.#listeners.delete(key);
      this.#port.postMessage({ type: 'stop', key } satisfies Question);
    };
    return { update, end };
  }

  #hear(answer: Answer): void {
    if (answer.type === 'ids') {
      this.#ids.length = answer.from;
      for (const id of answer.ids.split('\n')) this.#ids.push(id);
      return;
    }
    if (answer.type === 'failed') {
      for (const { failed } of this.#listeners.values()) failed?.(new Error(answer.detail));
      return;
    }
    this.#listeners.get(answer.key)?.answer(this.#valueOf(answer) as never);
  }

  #valueOf(answer: Extract<Answer, { key: number }>): SearchAnswer | number[] | Value[] {
    if (answer.type === 'counts') return answer.counts;
    if (answer.type === 'values') return answer.values;
    const { order, problems, words, annotated, partial } = answer;
    const idOf = (paper = -1) => this.#ids[paper] ?? '';
    const ids = new Array<string>(order.length);
    for (let at = 0; at < ids.length; at += 1) ids[at] = idOf(order[at]);
    return {
      ids,
      problems,
      words,
      ...(annotated && { annotated: annotated.map((paper) => idOf(paper)) }),
      ...(partial && { partial }),
    };
  }
}
