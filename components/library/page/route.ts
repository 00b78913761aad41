/** The address of the library page: which part shows, and of the list which papers. */

/** Parts of the page beside the list; each has a hash of its own name. */
export const places = ['list', 'import', 'tags', 'stats', 'digests', 'backups'] as const;
export type Place = (typeof places)[number];

export interface Route {
  place: Place;
  /** What is typed into the search field. */
  q: string;
  /** Id of a view of ./views or of the user's own; '' is all papers. */
  view: string;
  /** Id of the paper whose details are open; '' when they are closed. */
  paper: string;
  /** What is shown of a part that has several pages: `#/digests/<item>`. */
  item?: string | undefined;
}

const home: Route = { place: 'list', q: '', view: '', paper: '' };

/** @param hash of the address, with its `#`. Anything unknown leads to the list. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [name = '', item = ''] = path.split(/\/(.*)/s);
  const place = places.find((each) => each === name) ?? 'list';
  if (place !== 'list') {
    const named = place === 'digests' && item !== '';
    return { ...home, place, ...(named && { item: decoded(item) }) };
  }
  const params = new URLSearchParams(query);
  const value = (name: string) => params.get(name) ?? '';
  return { place, q: value('q'), view: value('view'), paper: value('paper') };
}

/** What somebody typed may be no encoding at all. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The hash of a route, with its `#`. Parts that are empty are left out. */
export function printRoute({ place, item, ...rest }: Route): string {
  if (place !== 'list') {
    const named = place === 'digests' && item !== undefined;
    return `#/${place}${named ? `/${encodeURIComponent(item)}` : ''}`;
  }
  const params = new URLSearchParams();
  for (const name of ['view', 'q', 'paper'] as const) {
    if (rest[name] !== '') params.set(name, rest[name]);
  }
  const query = params.toString();
  return query === '' ? '#/' : `#/?${query}`;
}

/** Should going there be a step of its own, to come back from, or does it only refine this one? */
export function isStep(from: Route, to: Route): boolean {
  return (
    from.place !== to.place ||
    from.item !== to.item ||
    from.view !== to.view ||
    (from.q === '') !== (to.q === '') ||
    (from.paper === '') !== (to.paper === '')
  );
}

/** The address of the library page's hash for a search or a view, for links of other pages. */
export const routeTo = (route: Partial<Route>): string => printRoute({ ...home, ...route });
