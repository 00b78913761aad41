import { useCallback, useMemo, useRef, useState } from 'react';
import type { Source } from '@/lib/exchange/import/reading';
import { over } from '@/lib/exchange/import/stage';
import { restoreFormat } from '@/lib/library/restore-format';
import type { ImportJob } from '@/lib/library/types';
import { ask, type Question } from '@/lib/messaging/ask';
import type { ProtocolMap } from '@/lib/messaging/protocol';
import type { Failure, Result } from '@/lib/messaging/result';
import { readInWorker } from '@/lib/platform/import-reader';
import { useDatabase } from '../../library/library-provider';
import { useLive } from '../../ui/use-live';

/** All imports, the newest first; undefined until they are read. Rows of a backup are laid aside there, too. */
export function useImports(): ImportJob[] | undefined {
  const db = useDatabase();
  const live = useLive(async () => {
    const jobs = await db.imports.orderBy('startedAt').reverse().toArray();
    return jobs.filter(({ format }) => format !== restoreFormat);
  }, [db]);
  return live.state === 'ready' ? live.value : undefined;
}

/** Messages that the worker has not answered yet: it works while the next ones are made. */
const mostOnTheWay = 2;

export interface Reading {
  id: string;
  /** From 0 to 1. */
  progress: number;
  items: number;
}

export interface ImportActions {
  /** What this page reads just now. */
  reading: Reading | undefined;
  failure: Failure | undefined;
  start(sources: Source[], name: string): Promise<void>;
  /** Ask the worker; a refusal is shown. */
  run<K extends Question>(type: K, data: Parameters<ProtocolMap[K]>[0]): Promise<boolean>;
  cancel(id: string): Promise<void>;
}

/** What the page does with imports. */
export function useImportActions(): ImportActions {
  const [reading, setReading] = useState<Reading>();
  const [failure, setFailure] = useState<Failure>();
  const stop = useRef<AbortController>(undefined);

  const run = useCallback<ImportActions['run']>(async (type, data) => {
    const answer = await ask(type, data);
    setFailure(answer.ok ? undefined : answer.error);
    return answer.ok;
  }, []);

  const start = useCallback<ImportActions['start']>(
    async (sources, name) => {
      const id = crypto.randomUUID();
      const controller = new AbortController();
      stop.current = controller;
      setReading({ id, progress: 0, items: 0 });
      try {
        const begun = await run('importBegin', { id, name, format: 'text' });
        if (begun) await stage(id, sources, controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) {
          await run('importCancel', { id });
          setFailure({ code: 'internal', detail: String(error) });
        }
      } finally {
        if (stop.current === controller) setReading(undefined);
      }

      async function stage(importId: string, given: Source[], signal: AbortSignal) {
        const pieces = readInWorker(given, signal);
        const onTheWay: Promise<Result<null>>[] = [];
        let from = 0;
        let refused: Failure | undefined;
        const hear = async () => {
          const answer = await onTheWay.shift();
          if (answer && !answer.ok) refused ??= answer.error;
        };
        for (;;) {
          const { done, value } = await pieces.next();
          signal.throwIfAborted();
          while (onTheWay.length > (done ? 0 : mostOnTheWay)) await hear();
          if (refused) {
            await pieces.return({ problems: [], format: 'text' });
            // What the library cannot take is said; the rest is put away.
            setFailure(refused);
            await ask('importCancel', { id: importId });
            return;
          }
          if (done) {
            await run('importRead', { id: importId, ...value });
            return;
          }
          onTheWay.push(ask('importStage', { id: importId, from, drafts: value.drafts }));
          from += value.drafts.length;
          setReading({ id: importId, progress: value.progress, items: from });
        }
      }
    },
    [run],
  );

  const cancel = useCallback<ImportActions['cancel']>(
    async (id) => {
      stop.current?.abort(new DOMException('cancelled', 'AbortError'));
      setReading(undefined);
      await run('importCancel', { id });
    },
    [run],
  );

  return useMemo(
    () => ({ reading, failure, start, run, cancel }),
    [reading, failure, start, run, cancel],
  );
}

/** The import that is under way, if one is. */
export const underWay = (jobs: readonly ImportJob[]): ImportJob | undefined =>
  jobs.find(({ state }) => !over.includes(state));
