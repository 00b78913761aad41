/** The archive as an Atom file (RFC 4287): an entry for each issue, for feed readers and scripts. */
import { escapeHtml } from '../../exchange/links';
import { oneLine } from './clean';
import { htmlBody } from './html';
import type { PrintedDigest } from './printed';

/** RFC 4151; nobody can own a name below `invalid`, so no two things are called this. */
const tag = (specific: string) => `tag:offprint.invalid,2026:${specific}`;

const moment = (at: number) => new Date(at).toISOString();

const entry = (digest: PrintedDigest) => `<entry>
<id>${escapeHtml(tag(digest.id.replace(/[^\w-]/g, '')))}</id>
<title>${escapeHtml(digest.title)}</title>
<published>${moment(digest.at)}</published>
<updated>${moment(digest.madeAt)}</updated>
<summary>${escapeHtml(digest.lead)}</summary>
<content type="html">${escapeHtml(htmlBody(digest))}</content>
</entry>
`;

/**
 * @param issues newest first; @param title of the feed, in the user's language.
 * @param now ms since the epoch: the time of an archive without issues.
 */
export function atomFeed(
  issues: readonly PrintedDigest[],
  { title, language, now }: { title: string; language: string; now: number },
): string {
  const updated = issues.length > 0 ? Math.max(...issues.map(({ madeAt }) => madeAt)) : now;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeHtml(language)}">
<id>${tag('digests')}</id>
<title>${escapeHtml(oneLine(title))}</title>
<updated>${moment(updated)}</updated>
<author><name>Offprint</name></author>
<generator>Offprint</generator>
${issues.map(entry).join('')}</feed>
`;
}
