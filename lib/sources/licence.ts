/** Under which licence a page says that its paper stands. */
import { linksOf, type Metas } from './metas';

const tags = [
  'citation_license',
  'dcterms.license',
  'dc.license',
  'dc.rights.license',
  'dc.rights.uri',
  'dcterms.rights',
  'dc.rights',
  'license',
];

/**
 * The licence in normal form: the address without language, `deed` or query; or a name like
 * `CC-BY-4.0`. `undefined` for anything that names no licence (`© 2024 the authors`).
 */
export function normaliseLicence(text: string | undefined): string | undefined {
  const plain = (text ?? '').slice(0, 1000).trim();
  const cc =
    /creativecommons\.org\/(licenses\/[a-z+-]{2,12}|publicdomain\/(?:zero|mark))\/(\d\.\d)/i.exec(
      plain,
    );
  if (cc) return `https://creativecommons.org/${cc[1]?.toLowerCase()}/${cc[2]}/`;
  const [, arxiv] = /^https?:\/\/arxiv\.org\/(licenses\/[\w.-]+\/\d\.\d)/i.exec(plain) ?? [];
  if (arxiv) return `https://arxiv.org/${arxiv}/`;
  const [, by, number] =
    /^cc[\s-]*((?:by|0|zero)(?:[\s-]*n[cd]|[\s-]*sa)*)(?:[\s-]*v?(\d\.\d))?(?: (?:international|unported|deed|license|licence))*\.?$/i.exec(
      plain,
    ) ?? [];
  if (by) {
    const kind = /^(?:0|zero)$/i.test(by)
      ? 'CC0'
      : `CC-${by.toUpperCase().replace(/[\s-]+/g, '-')}`;
    return number ? `${kind}-${number}` : kind;
  }
  return /^(?:MIT|Apache-2\.0|BSD-[23]-Clause|A?GPL-[23]\.0(?:-or-later|-only)?)$/.test(plain)
    ? plain
    : undefined;
}

/**
 * The licence in the tags of a page, else the one to which it links. Links in the foot of the page
 * are about the site; several different licences say nothing.
 */
export function licenceOf(document: Document, metas: Metas): string | undefined {
  for (const tag of tags) {
    for (const value of metas.all(tag).slice(0, 20)) {
      const licence = normaliseLicence(value);
      if (licence) return licence;
    }
  }
  const found = new Set<string>();
  // All links in one walk, with one test each: on a long page every further one costs a millisecond.
  const links = [
    ...linksOf(document, 'license'),
    ...document.querySelectorAll('a[href*="creativecommons.org/"]'),
  ];
  for (const link of links.slice(0, 40)) {
    const licence = normaliseLicence(link.getAttribute('href') ?? '');
    if (licence && !link.closest('footer, #footer, .footer, nav, aside')) found.add(licence);
  }
  return found.size === 1 ? [...found][0] : undefined;
}
