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
  /** The library is still being read: there may be more. */
  partial: boolean;
  error: unknown;
}

const none: readonly never[] = [];

interface Answered<T> {
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
): Answered<T> {
  const [answered, setAnswered] = useState<Answered<T>>({});
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
  const { value, error } = useWatch<SearchRequest, SearchAnswer>(request, (asked, listener) => {
    let newest = 0;
    const answer = (value: SearchAnswer) => {
      newest += 1;
      const number = newest;
      const ready = prepare(value);
      if (!ready) listener.answer(value);
      // One that was overtaken meanwhile is not shown any more.
      else void ready.then(() => number === newest && listener.answer(value));
    };
    return searchClient().watch(asked, { ...listener, answer });
  });
  return {
    ids: value?.ids,
    problems: value?.problems ?? none,
    words: value?.words ?? none,
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
