/** Library proxies: the publisher's page at an address of the reader's own library. */

/** Words in the host of a proxy: EZproxy, WAM, OpenAthens, web VPNs, a library's own name for one. */
const proxyWord =
  /(?:^|[.-])(?:[a-z0-9]*prox[a-z0-9]*|e?z?proxy[a-z0-9-]*|ezp[a-z0-9]*|[a-z]*vpn[a-z0-9]*|openathens|idm|oclc|lib[a-z0-9]*|[a-z]*library|bib[a-z0-9]*|remotexs|remote[a-z]*|access|offcampus|login|sso)(?=[.-]|$)/;
/** What the name of a publisher's host ends with. */
const ending =
  /[.-](?:com|org|net|edu|gov|int|io|info|science|press|pub|research|(?:ac|co|or|go|com|org|edu|gov)[.-][a-z]{2}|[a-z]{2})$/;

/**
 * The address of the page that a library proxy shows, or leads to: `www-nature-com.proxy.lib.edu`,
 * `www.nature.com.ezproxy.lib.edu`, `0-www.nature.com.library.uni.edu`, `…/login?url=https://…`.
 * A guess from the form of the address, for a reader that then asks whether it knows the site.
 * @returns undefined when the address has no such form.
 */
export function unproxied(url: URL): URL | undefined {
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (!/^https?:$/.test(url.protocol) || host.length > 253) return undefined;
  return linked(url, host) ?? hosted(url, host);
}

/** `https://ezproxy.lib.edu/login?url=https://www.nature.com/articles/…` */
function linked(url: URL, host: string): URL | undefined {
  if (!proxyWord.test(host)) return undefined;
  // EZproxy takes everything behind `url=` as it stands, with its own `&`.
  const target = url.searchParams.get('qurl') ?? /[?&]url=(.+)$/.exec(url.search)?.[1];
  for (const text of target ? [target, decoded(target)] : []) {
    if (/^https?:\/\/[^/]/i.test(text) && URL.canParse(text)) return new URL(text);
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The host of the publisher in front of the proxy's own. */
function hosted(url: URL, host: string): URL | undefined {
  const plain = host.replace(/^0-/, '');
  const labels = plain.split('.');
  const first = labels[0] ?? '';
  const rest = labels.slice(1).join('.');
  // Hyphens stand for dots, and two for a hyphen.
  const dotted = first.replace(/-(-?)/g, (_all, second) => (second ? '-' : '.'));
  if (dotted.includes('.') && labels.length > 2 && ending.test(dotted)) {
    if (plain !== host || proxyWord.test(rest)) return at(url, dotted);
  }
  for (let end = labels.length - 2; end >= 2; end -= 1) {
    const own = labels.slice(0, end).join('.');
    if (!ending.test(own)) continue;
    if (plain !== host || proxyWord.test(labels.slice(end).join('.'))) return at(url, own);
  }
  return undefined;
}

function at(url: URL, host: string): URL | undefined {
  const address = `https://${host}${url.pathname}${url.search}${url.hash}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}
