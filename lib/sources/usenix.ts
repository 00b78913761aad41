import { abstractIn, citationRecord, pathOf } from './citation';
import type { Source } from './types';

/** File names say `sec23` for what the address calls `usenixsecurity23`. */
const meeting = (name: string) =>
  name.toLowerCase().replace(/^(?:sec|security)(?=\d\d$)/, 'usenixsecurity');

/** USENIX: presentation pages, their PDFs (named after them) and pages of before 2012. Seen 2026. */
export const usenix: Source = {
  id: 'usenix',
  name: 'USENIX',
  hosts: ['usenix.org', 'static.usenix.org'],
  matches: ['https://www.usenix.org/conference/*/presentation/*'],
  lists: ['https://www.usenix.org/conference/*/*'],
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const [, conference, name] =
      /^\/conference\/([\w-]+\d\d)\/(?:[\w-]+\/)?presentation\/([\w-]+)$/i.exec(path) ?? [];
    const [, folder, file, slug] =
      /^\/system\/files\/(?:conference\/([\w-]+?\d\d)\/)?([a-z_]+\d\d)[-_](?:paper[-_])?([a-z][\w-]*?)\.pdf$/i.exec(
        path,
      ) ?? [];
    const [, event, old, ending] =
      /^\/(?:legacy\/)?(?:publications\/library\/proceedings|events?)\/([\w-]+\d\d)\/(?:tech\/)?(?:full_papers\/)?(?:\w+\/)?([\w-]+)(?:_html\/(?:index|main))?\.(html|pdf)$/i.exec(
        path,
      ) ?? [];
    if (event && old) {
      if (/^(?:index|tech|program|cfp|home|organizers|registration|events|proceedings)/i.test(old))
        return undefined;
      const at = `https://www.usenix.org/legacy/event/${event}/tech`;
      return {
        identifiers: [`usenix:${event}/${old}`.toLowerCase()],
        view: ending?.toLowerCase() === 'pdf' ? 'pdf' : 'abstract',
        page: `${at}/${old}.html`,
      };
    }
    const at = conference ?? (file && meeting(folder ?? file));
    const of = name ?? slug?.replaceAll('_', '-').toLowerCase();
    // Slides, posters and forewords lie beside the papers.
    if (
      !at ||
      !of ||
      (slug &&
        /(?:^|-)(?:slides?|poster|prepub|final\d*|errata|program|schedule|report|flyer|prospectus|message|frontmatter|cover|toc|appendix|full|proceedings|contents)(?:-|$)/.test(
          of,
        ))
    )
      return undefined;
    return {
      identifiers: [`usenix:${at}/${of}`.toLowerCase()],
      view: name ? 'abstract' : 'pdf',
      page: `https://www.usenix.org/conference/${at}/presentation/${of}`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'usenix', 'paper-conference', (said) => ({
      abstract: abstractIn(
        document,
        '.field-name-field-paper-description, .field-name-field-paper-description-long',
      ),
      kind: said.venue ? 'paper-conference' : said.kind,
    })),
};
