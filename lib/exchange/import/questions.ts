/**
 * Which question comes next when services are asked for the papers of an import, what address asks
 * it, and how its answer is read. Pure.
 */
import type { PaperRecord } from '../../paper/schema';
import {
  arxivIdsAtOnce,
  arxivIdsUrl,
  arxivTitlesAtOnce,
  arxivTitlesUrl,
  parseArxivFeed,
} from '../../services/arxiv-api';
import {
  crossrefDoisAtOnce,
  crossrefDoisUrl,
  crossrefTitleUrl,
  parseCrossrefWorks,
} from '../../services/crossref';
import { dataciteUrl, parseDatacite } from '../../services/datacite';
import { paperSearchUrl, parseDailyPapers } from '../../services/huggingface';
import { takenFrom } from './similarity';
import type { ItemData, ServiceId } from './types';

export interface Asked {
  index: number;
  data: ItemData;
}

export interface Query {
  service: ServiceId;
  url: string;
  /** The items that it asks for. */
  items: Asked[];
  /** Papers of the answer; undefined when the answer cannot be read. */
  read(body: string): PaperRecord[] | undefined;
}

const idOf = ({ data }: Asked, scheme: string): string | undefined =>
  data.lookup?.identifiers.find((id) => id.startsWith(`${scheme}:`))?.slice(scheme.length + 1);

/** Has some service already told of it without doubt? */
const isSettled = ({ matches = [] }: ItemData): boolean =>
  matches.some(({ similarity }) => similarity >= takenFrom);

const json =
  (parse: (value: unknown) => PaperRecord[] | undefined) =>
  (body: string): PaperRecord[] | undefined => {
    try {
      return parse(JSON.parse(body));
    } catch {
      return undefined;
    }
  };

const single = (value: unknown): PaperRecord[] | undefined => {
  const record = parseDatacite(value);
  return record && [record];
};

const searched = (value: unknown): PaperRecord[] | undefined =>
  parseDailyPapers(value)?.entries.map(({ record }) => record);

/** What one service can be asked for some of these items. */
type Ask = (items: Asked[]) => Omit<Query, 'service'> | undefined;

const byTitle = (items: Asked[]) =>
  items.filter(({ data }) => data.lookup?.title !== undefined && !isSettled(data));

function inBatches(
  scheme: string,
  most: number,
  url: (values: string[]) => string,
  read: Query['read'],
): Ask {
  return (all) => {
    const items = all.filter((item) => idOf(item, scheme) !== undefined).slice(0, most);
    const values = items.flatMap((item) => idOf(item, scheme) ?? []);
    return items.length > 0 ? { url: url(values), items, read } : undefined;
  };
}

const asks: Record<ServiceId, Ask[]> = {
  huggingface: [
    (all) => {
      const [item] = byTitle(all);
      const title = item?.data.lookup?.title;
      return item && title
        ? { url: paperSearchUrl(title), items: [item], read: json(searched) }
        : undefined;
    },
  ],
  arxiv: [
    inBatches('arxiv', arxivIdsAtOnce, arxivIdsUrl, parseArxivFeed),
    (all) => {
      const items = byTitle(all).slice(0, arxivTitlesAtOnce);
      const titles = items.flatMap(({ data }) => data.lookup?.title ?? []);
      return items.length > 0
        ? { url: arxivTitlesUrl(titles), items, read: parseArxivFeed }
        : undefined;
    },
  ],
  crossref: [
    inBatches('doi', crossrefDoisAtOnce, crossrefDoisUrl, json(parseCrossrefWorks)),
    (all) => {
      const [item] = byTitle(all);
      const { title, author } = item?.data.lookup ?? {};
      return item && title
        ? { url: crossrefTitleUrl(title, author), items: [item], read: json(parseCrossrefWorks) }
        : undefined;
    },
  ],
  datacite: [inBatches('doi', 1, ([doi = '']) => dataciteUrl(doi), json(single))],
};

/**
 * The next question to one of the services, in their order; a service is asked once for an item.
 * @returns undefined when there is nothing left to ask.
 */
export function nextQuery(
  items: readonly Asked[],
  services: readonly ServiceId[],
): Query | undefined {
  for (const service of services) {
    const open = items.filter(({ data }) => !data.asked?.includes(service));
    for (const ask of asks[service]) {
      const query = ask(open);
      if (query) return { service, ...query };
    }
  }
  return undefined;
}

/** Which services can tell anything of an item. */
export function servicesFor({ lookup }: ItemData): ServiceId[] {
  if (!lookup) return [];
  const has = (scheme: string) => lookup.identifiers.some((id) => id.startsWith(`${scheme}:`));
  const title = lookup.title !== undefined;
  return [
    ...(title ? (['huggingface'] as const) : []),
    ...(title || has('arxiv') ? (['arxiv'] as const) : []),
    ...(title || has('doi') ? (['crossref'] as const) : []),
    ...(has('doi') ? (['datacite'] as const) : []),
  ];
}
