import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** Hosts of the platform, now or before their journals moved; BMJ gives each journal a host. */
const hosts = [
  'www.bmj.com',
  '*.bmj.com',
  'www.pnas.org',
  'science.sciencemag.org',
  'advances.sciencemag.org',
  'stm.sciencemag.org',
  'stke.sciencemag.org',
  'immunology.sciencemag.org',
  'robotics.sciencemag.org',
  'genesdev.cshlp.org',
  'genome.cshlp.org',
  'rnajournal.cshlp.org',
  'learnmem.cshlp.org',
  'perspectivesinmedicine.cshlp.org',
  'www.jneurosci.org',
  'www.eneuro.org',
  'jnm.snmjournals.org',
  'www.ajnr.org',
  'www.cmaj.ca',
  'www.annfammed.org',
  'www.jbc.org',
  'www.jimmunol.org',
  'www.genetics.org',
  'www.plantphysiol.org',
  'www.plantcell.org',
];

const ending =
  '(?:\\.(?:abstract|short|extract|long|full|full-text|info|figures-only|figures-results|explore|peer-review|responses|rapid-responses|article-info|citation-tools|e-letters|supplemental|full\\.pdf\\+html|(?<pdf>full\\.pdf)))?';
const placed = new RegExp(
  `^/content/(?:[a-z]+/)?(?<place>(?:suppl/)?\\d+/(?:(?:suppl_?|s)?\\d+(?:[-_]\\w+)?/[a-z]*\\d+(?:\\.\\d+)?|bmj[.-][\\w-]+?))${ending}$`,
  'i',
);
const early = new RegExp(
  `^/content/(?:[a-z]+/)?early/\\d{4}/\\d\\d/\\d\\d/(?<name>[a-z]+-\\d{4}-\\d+)${ending}$`,
);

/** The HighWire platform: `/content/<volume>/<issue>/<page>`. Seen 2026-11. */
export const highwire: Source = {
  id: 'highwire',
  name: 'HighWire (BMJ, Science and PNAS before 2022, Cold Spring Harbor and others)',
  hosts: hosts.map((host) => host.replace(/^www\./, '')),
  matches: hosts.map((host) => `https://${host}/content/*`),
  lists: hosts.flatMap((host) => [`https://${host}/content/*`, `https://${host}/search/*`]),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const host = hostOf(url);
    const name = hosts.includes(`www.${host}`) ? `www.${host}` : host;
    const groups = (placed.exec(path) ?? (host.endsWith('.bmj.com') ? early.exec(path) : null))
      ?.groups;
    if (!groups) return undefined;
    const place = groups.place?.toLowerCase();
    // BMJ’s DOIs end with the name of the article.
    const own =
      groups.name ??
      (host === 'bmj.com' ? /\/(bmj[.-][\w.-]+)$/.exec(place ?? '')?.[1] : undefined);
    const page = `https://${name}${place ? `/content/${place}` : path.replace(new RegExp(`${ending}$`), '')}`;
    return {
      identifiers: [own ? `doi:10.1136/${own}` : `site:${host}/${place}`],
      view: groups.pdf ? 'pdf' : /\.(?:full|long|full-text)\b/.test(path) ? 'html' : 'abstract',
      page,
      pdf: `${page}.full.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'highwire', 'article-journal', (said) => ({
      abstract:
        abstractIn(document, '.section.abstract:not(.executive-summary)') || (said.abstract ?? ''),
    })),
};
