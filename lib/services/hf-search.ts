/**
 * Hugging Face's search by meaning: GET /api/papers/search?q=…&limit=…, hits as in the daily papers,
 * with the parts that were found marked: `highlightedTitle: [{type: 'text' | 'highlight', text}]`.
 */
import { z } from 'zod';
import { lenientList } from '../paper/schema';
import type { FeedItem, RemoteHit, TextPart } from '../trending/types';
import { paperSearchUrl, readDailyItem } from './huggingface';

const mostHits = 30;
/** More pieces than any abstract has. */
const mostParts = 400;

export const remoteSearchUrl = (query: string): string => paperSearchUrl(query, mostHits);

const part = z.object({ type: z.string().catch('text'), text: z.string().max(20_000) });
const parts = lenientList(part, mostParts);
const hitShape = z.looseObject({
  highlightedTitle: parts.optional(),
  highlightedSummary: parts.optional(),
});

/**
 * The hits of an answer, in its order.
 * @returns `dropped` counts those that could not be read; `undefined` when it is no list at all.
 */
export function parseRemoteHits(json: unknown): { hits: RemoteHit[]; dropped: number } | undefined {
  if (!Array.isArray(json)) return undefined;
  const hits = new Map<string, RemoteHit>();
  let dropped = 0;
  for (const each of json.slice(0, 200)) {
    const item = readDailyItem(each);
    if (!item) dropped += 1;
    else if (!hits.has(item.key)) hits.set(item.key, hitOf(item, each));
  }
  return { hits: [...hits.values()], dropped };
}

function hitOf(item: FeedItem, each: unknown): RemoteHit {
  const { data } = hitShape.safeParse(each);
  return {
    ...item,
    titleParts: partsOf(data?.highlightedTitle, item.record.title),
    summaryParts: partsOf(data?.highlightedSummary, item.record.abstract ?? ''),
  };
}

/** Parts that say what the plain text says; else the plain text: marks must change no word. */
function partsOf(marked: readonly z.output<typeof part>[] | undefined, plain: string): TextPart[] {
  const read: TextPart[] = [];
  for (const { type, text } of marked ?? []) {
    const shown = text.replace(/\s+/gu, ' ');
    if (shown !== '') read.push({ text: shown, found: type === 'highlight' });
  }
  if (read[0]) read[0].text = read[0].text.trimStart();
  const last = read.at(-1);
  if (last) last.text = last.text.trimEnd();
  const whole = read.map(({ text }) => text).join('');
  if (whole !== '' && (plain.startsWith(whole) || whole.startsWith(plain) || isCut(whole, plain))) {
    return read.filter(({ text }) => text !== '');
  }
  return plain === '' ? [] : [{ text: plain, found: false }];
}

/** A passage out of the middle, or one whose spaces differ. */
function isCut(whole: string, plain: string): boolean {
  const bare = (text: string) => text.replace(/\s+|…|\.{3}/gu, '');
  return bare(plain).includes(bare(whole));
}
