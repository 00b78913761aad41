/** Digests for tests, and titles as an attacker would write them. */
import { type Issue, issueId, readIssue } from '@/lib/digest/issue';
import { type DigestWords, type PrintedDigest, printed } from '@/lib/digest/write/printed';
import { type PaperRecord, recordSchema } from '@/lib/paper/schema';

export const hostileTitles: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '"><a href="javascript:alert(1)">x</a>&lt;b&gt; & &amp; \'single\'',
  'Line one\r\nBcc: everyone@example.org\r\n\r\n<p>body</p>',
  'Line one\u2028two\u2029three\u0000four\u0007\u0085five',
  'Turned \u202egnihtyna\u202c and \u2066isolated\u2069, עברית',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é ü 文脈 ไทย',
  'Half of a character \ud83d and another \udc00 end \uffff\ufffe',
  '=?utf-8?B?PGI+?= =?x?Q?a?=',
  '[x](javascript:alert(1)) `code` *a* _b_ ~~c~~ | ![i](http://evil.example/p.png)',
  '# Heading',
  '1. List',
  '- - -',
  '$O(n \\log n)$ bounds for $x_i^{2}$ and \\(\\alpha_1\\), costs $5 and $10',
  '$](javascript:alert(1))$ <b>$x<y$</b>',
  ']]> --> <!-- x <![CDATA[ y ]]>',
  `${'long '.repeat(2000)}end`,
  'x'.repeat(10_000),
  `z${'\u0300'.repeat(5000)}algo`,
  '--=_offprint-digest-2026-11-20--',
  '.',
  '   ',
];

export const words: DigestWords = {
  language: 'en',
  direction: 'ltr',
  title: () => 'Your week in papers: 20 November 2026',
  lead: () => 'Papers from Trending.',
  notes: () => [],
  section: ({ name }) => name,
  reason: (reason) => ('text' in reason ? reason.text : reason.kind),
  date: ({ year }) => String(year),
  moreAuthors: (count) => `and ${count} more`,
  pdf: 'PDF',
  code: 'Code',
  rest: (count) => `and ${count} more`,
  foot: 'Made by Offprint.',
};

export function recordOf(title: string, n: number, more: Partial<PaperRecord> = {}): PaperRecord {
  const record = recordSchema.parse({
    identifiers: [`arxiv:2611.${String(n).padStart(5, '0')}`],
    title: 'x',
    abstract: title,
    authors: [{ literal: title.slice(0, 400) || 'A' }],
    venue: title.slice(0, 900),
    issued: { year: 2026 },
    urls: { pdf: 'https://arxiv.org/pdf/1?a=1&b="2"' },
    source: 'huggingface',
    ...more,
  });
  // As a damaged row may have it: longer and worse than the schema lets in.
  return { ...record, title };
}

export function issueOf(titles: readonly string[], more: Partial<Issue> = {}): Issue {
  const day = '2026-11-20';
  const issue = readIssue({
    id: issueId(day),
    at: Date.parse(`${day}T08:00:00Z`),
    data: { day, every: 'week', madeAt: Date.parse(`${day}T08:00:30Z`), sections: [], feeds: [] },
  });
  if (!issue) throw new Error('the test’s own issue cannot be read');
  const items = titles.map((title, n) => ({
    key: `arxiv:2611.${String(n).padStart(5, '0')}`,
    record: recordOf(title, n),
    reasons: [{ kind: 'topic' as const, text: title }],
  }));
  return { ...issue, sections: [{ kind: 'topic', name: 'A topic', items }], ...more };
}

export const digestOf = (
  titles: readonly string[],
  some: Partial<DigestWords> = {},
): PrintedDigest => printed(issueOf(titles), { ...words, ...some });
