/**
 * The address of the page that a highlight is made on, to come back to it. Without the fragment, and
 * without a query but that of the paper's own address: it may hold what is the user's alone.
 */
export function pageAddress(
  { origin, pathname }: Pick<Location, 'origin' | 'pathname'>,
  urls: { [name: string]: string | undefined },
): string {
  const plain = `${origin}${pathname}`;
  const own = Object.values(urls).find((url) => url?.replace(/[?#].*$/s, '') === plain);
  return own?.replace(/#.*$/s, '') ?? plain;
}
