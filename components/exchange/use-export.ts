import { useEffect, useRef, useState } from 'react';
import { highlightColours } from '@/lib/annotations/colours';
import { settingsToKeep } from '@/lib/exchange/backup';
import { defaultPattern } from '@/lib/exchange/citekey-pattern';
import type { ExportRequest } from '@/lib/exchange/export';
import { exportName } from '@/lib/exchange/file-name';
import { previewCount, previewText } from '@/lib/exchange/preview';
import { ExportStopped, type Running, runExport } from '@/lib/exchange/run';
import type { StyleId } from '@/lib/exchange/style-names';
import { ask } from '@/lib/messaging/ask';
import { saveFile } from '@/lib/platform/download';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { namesOfColours } from '@/lib/settings/colours';
import { parseSettings, type Settings } from '@/lib/settings/settings';
import { useDatabase } from '../library/library-provider';
import type { ExportPrefs } from './export-prefs';

/** What the user calls each colour, else what it looks like. */
function coloursOf(settings: Settings | undefined): Record<string, string> {
  const names = namesOfColours(settings);
  return Object.fromEntries(
    highlightColours.map((colour) => [colour, names[colour] || t(`annotate_${colour}`)]),
  );
}

/** All that an export needs to know. */
export function requestOf(
  ids: readonly string[],
  prefs: ExportPrefs,
  style: StyleId,
  settings: Settings | undefined,
): ExportRequest {
  return {
    ...prefs,
    ids,
    style,
    texts: {
      abstract: t('export_md_abstract'),
      notes: t('export_md_notes'),
      highlights: t('export_md_highlights'),
      passage: t('export_md_passage'),
      colours: coloursOf(settings),
      references: t('export_html_title'),
    },
    citekeyPattern: settings?.citekeyPattern ?? defaultPattern,
    settings: settingsToKeep(settings ?? parseSettings(undefined)),
    now: Date.now(),
  };
}

export interface Preview {
  text: string;
  /** What the whole file will have, about, in bytes. */
  size: number;
}

/** The first entries as they will be; `undefined` while they are made, `null` when they cannot be. */
export function usePreview(request: ExportRequest): Preview | undefined | null {
  const [preview, setPreview] = useState<{ of: string; is: Preview | null }>();
  const { ids, now: _, ...choices } = request;
  const few = ids.slice(0, previewCount);
  const asked = JSON.stringify([few, choices]);
  const latest = useRef(request);
  latest.current = request;
  useEffect(() => {
    const { current } = latest;
    if (current.format === 'backup' || current.ids.length === 0) return undefined;
    const sample = { ...current, ids: current.ids.slice(0, previewCount) };
    const running = runExport(sample, () => {});
    let wanted = true;
    const make = async (): Promise<Preview> => {
      const { file } = await running.result;
      const text = await previewText(file, sample);
      return { text, size: (file.size / sample.ids.length) * current.ids.length };
    };
    make().then(
      (is) => wanted && setPreview({ of: asked, is }),
      () => wanted && setPreview({ of: asked, is: null }),
    );
    return () => {
      wanted = false;
      running.stop();
    };
  }, [asked]);
  return preview?.of === asked ? preview.is : undefined;
}

export type ExportState =
  | { state: 'idle' }
  | { state: 'working'; done: number; total: number }
  | { state: 'failed'; text: string };

/** Keys are asked for in parts: one message must not hold a whole library. */
const keysAtATime = 2000;

/**
 * Makes the file and hands it to the browser.
 * @param onDone hears the file's name and how many papers had gone.
 */
export function useExport(onDone: (name: string, missing: number) => void) {
  const db = useDatabase();
  const [state, setState] = useState<ExportState>({ state: 'idle' });
  const running = useRef<Running>(undefined);
  const stopped = useRef(false);

  const stop = () => {
    stopped.current = true;
    running.current?.stop();
    setState({ state: 'idle' });
  };
  useEffect(
    () => () => {
      stopped.current = true;
      running.current?.stop();
    },
    [],
  );

  /** @returns the sentence that says why keys could not be kept. */
  const keepKeys = async ({ ids, format }: ExportRequest): Promise<string | undefined> => {
    if (db.readOnly || format === 'html' || format === 'backup') return undefined;
    for (let from = 0; from < ids.length && !stopped.current; from += keysAtATime) {
      const kept = await ask('keepCitekeys', { paperIds: ids.slice(from, from + keysAtATime) });
      if (!kept.ok) return failureText(kept.error);
    }
    return undefined;
  };

  const start = async (request: ExportRequest, scope: string) => {
    stopped.current = false;
    setState({ state: 'working', done: 0, total: request.ids.length });
    const trouble = await keepKeys(request);
    if (stopped.current) return;
    if (trouble !== undefined) {
      setState({ state: 'failed', text: trouble });
      return;
    }
    running.current = runExport(request, (done, total) =>
      setState({ state: 'working', done, total }),
    );
    try {
      const { file, missing } = await running.current.result;
      const name = exportName(request, scope);
      saveFile(file, name);
      setState({ state: 'idle' });
      onDone(name, missing);
    } catch (error) {
      if (error instanceof ExportStopped) return;
      setState({ state: 'failed', text: t('export_failed') });
    }
  };
  return { state, start, stop };
}
