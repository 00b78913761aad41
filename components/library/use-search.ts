import { useEffect, useRef, useState } from 'react';
import type { Watch } from '@/lib/search/client';
import { searchClient } from '@/lib/search/connect';
import type { Problem } from '@/lib/search/query/types';
import type { SearchAnswer, SearchRequest } from '@/lib/search/types';

export interface Search {
  /** Papers in the order asked for; undefined until the first answer is there. */
  ids: readonly string[] | undefined;
  problems: readonly Problem[];
  /** Folded words to mark in what is shown (lib/search/highlight). */
  words: readonly string[];
  /** The question that this answers, the same text for the same question; undefined before an answer. */
  asked: string | undefined;
  /** The library is still being read: there may be more. */
  partial: boolean;
  error: unknown;
}

type Answered = SearchAnswer & Pick<Search, 'asked'>;

const none: readonly never[] = [];

/** What came of a question so far. */
interface Heard<T> {
  value?: T;
  error?: unknown;
}

/**
 * One question that stays: asked when it changes, answered live. The last answer shows until the
 * next one is there.
 */
function useWatch<Q, T>(
  question: Q | undefined,
  open: (
    question: Q,
    listener: { answer: (value: T) => void; failed: (error: Error) => void },
  ) => Watch<Q>,
): Heard<T> {
  const [answered, setAnswered] = useState<Heard<T>>({});
  const watch = useRef<Watch<Q>>(undefined);
  const key = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the question.
  useEffect(() => {
    if (question === undefined) return;
    if (watch.current) watch.current.update(question);
    else {
      watch.current = open(question, {
        answer: (value) => setAnswered({ value }),
        failed: (error) => setAnswered({ error }),
      });
    }
  }, [key]);
  useEffect(
    () => () => {
      watch.current?.end();
      watch.current = undefined;
    },
    [],
  );
  return answered;
}

/**
 * What the library answers to a request, live: it changes when a paper does, in any tab.
 * @param request undefined while nothing is to be asked yet; @param prepare what has to be done before
 * an answer is shown, such as reading its first rows; undefined when there is nothing to wait for.
 */
export function useSearch(
  request: SearchRequest | undefined,
  prepare: (answer: SearchAnswer) => Promise<void> | undefined = () => undefined,
): Search {
  const { value, error } = useWatch<SearchRequest, Answered>(request, (first, listener) => {
    let newest = 0;
    let asked = JSON.stringify(first);
    const answer = (value: SearchAnswer) => {
      newest += 1;
      const number = newest;
      const answered = { ...value, asked };
      const ready = prepare(value);
      if (!ready) listener.answer(answered);
      // One that was overtaken meanwhile is not shown any more.
      else void ready.then(() => number === newest && listener.answer(answered));
    };
    const watch = searchClient().watch(first, { ...listener, answer });
    const update = (next: SearchRequest) => {
      asked = JSON.stringify(next);
      watch.update(next);
    };
    return { ...watch, update };
  });
  return {
    ids: value?.ids,
    problems: value?.problems ?? none,
    words: value?.words ?? none,
    asked: value?.asked,
    partial: value?.partial ?? false,
    error,
  };
}

/** How many papers each query finds, live; for filters and the side bar. */
export function useCounts(queries: readonly string[] | undefined): readonly (number | undefined)[] {
  const { value } = useWatch<readonly string[], number[]>(queries, (asked, listener) =>
    searchClient().counts(asked, listener),
  );
  return value ?? none;
}
