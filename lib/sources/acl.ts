import { normaliseIdentifier } from '../paper/identifiers';
import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** The whole volume and its front matter have ids too, ending in 0. */
const frontMatter = /^(?:.*\.0|[A-VX-Z]\d\d-\d000|W\d\d-\d\d00)$/;

/** ACL Anthology: https://aclanthology.org/info/ids/ */
export const acl: Source = {
  id: 'acl',
  name: 'ACL Anthology',
  hosts: [
    'aclanthology.org',
    'aclweb.org',
    'anthology.aclweb.org',
    'aclanthology.info',
    'aclanthology.coli.uni-saarland.de',
    'acl.ldc.upenn.edu',
  ],
  // Papers begin with a year or a capital letter; people, venues, events and volumes with a small one.
  matches: ['20', ...'ACDEFHIJKLMNOPQRSTUWXYZ'].map(
    (start) => `https://aclanthology.org/${start}*`,
  ),
  lists: ['volumes', 'events', 'people', 'venues', 'sigs', 'search'].map(
    (path) => `https://aclanthology.org/${path}/*`,
  ),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    if ((hostOf(url) === 'aclweb.org') !== /^\/anthology(?:-new)?\//.test(path)) return undefined;
    const match =
      /^(?:\/anthology(?:-new)?)?(?:\/papers)?(?:\/[A-Z]\/[A-Z]\d\d)?\/([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)(?:\/\1)?(?:v\d+)?(\.pdf)?(?:\.bib|\.xml|\.endf)?$/i.exec(
        path,
      );
    const id = normaliseIdentifier(`acl:${match?.[1] ?? ''}`);
    const value = id?.slice('acl:'.length);
    if (!id || !value || frontMatter.test(value)) return undefined;
    return {
      identifiers: [id],
      view: match?.[2] ? 'pdf' : 'abstract',
      page: `https://aclanthology.org/${value}/`,
      pdf: `https://aclanthology.org/${value}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'acl', 'paper-conference', () => ({
      abstract: abstractIn(document, '.acl-abstract > span, .acl-abstract'),
    })),
};
