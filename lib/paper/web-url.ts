/**
 * The address if it is one of the web. Rows that were damaged, or written by something older, may
 * hold others; those are never made a link.
 */
export function webUrl(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const protocol = URL.parse(value)?.protocol;
  return protocol === 'https:' || protocol === 'http:' ? value : undefined;
}
