import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { cut, oneLine } from '@/lib/digest/write/clean';
import { htmlPage } from '@/lib/digest/write/html';
import { headerText, longestMailto, mailFile, mailtoUrl } from '@/lib/digest/write/mail';
import { plainText } from '@/lib/digest/write/text';
import { digestOf, hostileTitles } from './support/printed';

const lines = (text: string) => text.replace(/\r\n/g, '\n').trim();
const parse = (text: string) => PostalMime.parse(new TextEncoder().encode(text));

describe('a file for mail programs', () => {
  it.each(hostileTitles.map((title) => [title.slice(0, 40), title]))('%j', async (_, title) => {
    const digest = digestOf(hostileTitles, { title: () => title });
    const file = mailFile(digest, 'me@example.org');
    const mail = await parse(file);
    expect(mail.subject ?? '').toBe(cut(oneLine(title), 200));
    expect(mail.from?.address).toBe('me@example.org');
    expect(mail.to?.map(({ address }) => address)).toEqual(['me@example.org']);
    expect(mail.bcc ?? []).toEqual([]);
    expect(lines(mail.text ?? '')).toBe(lines(plainText(digest)));
    expect(lines(mail.html ?? '')).toBe(lines(htmlPage(digest)));
    expect(mail.attachments).toEqual([]);
  });

  it('keeps to what RFC 5322 and RFC 2045 ask for', async () => {
    const file = mailFile(digestOf(hostileTitles, { title: () => '文脈 '.repeat(80) }), '');
    // Every line end is CRLF; ASCII alone; no line is longer than 78, header or body.
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(file).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(Math.max(...file.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
    const mail = await parse(file);
    const header = (key: string) => mail.headers.find((each) => each.key === key)?.value;
    expect(header('date')).toBe('Fri, 20 Nov 2026 08:00:30 +0000');
    expect(header('mime-version')).toBe('1.0');
    expect(header('x-unsent')).toBe('1');
    expect(header('message-id')).toBe('<digest-2026-11-20.1795161630000@offprint.invalid>');
    expect(mail.from?.address).toBe('digest@offprint.invalid');
    expect(mail.to?.[0]?.group).toEqual([]);
  });

  it('a header says any line again, in encoded words of 75 characters at most', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const line = oneLine(text);
        const header = headerText(line);
        for (const word of header.split('\r\n ')) expect(word.length).toBeLessThanOrEqual(75);
        const mail = await parse(`Subject: ${header}\r\n\r\nx`);
        expect((mail.subject ?? '').trim()).toBe(line);
      }),
    );
  });
});

/** What a mail program makes of the address (RFC 6068 §5). */
function opened(url: string) {
  const [, to = '', query = ''] = /^mailto:([^?]*)\?(.*)$/s.exec(url) ?? [];
  const fields = query.split('&').map((each) => each.split('=').map(decodeURIComponent));
  return { to: decodeURIComponent(to), fields: Object.fromEntries(fields) };
}

describe('an address for mail programs', () => {
  it.each([
    [hostileTitles],
    [hostileTitles.slice(0, 3)],
    [[]],
    [Array(50).fill('文脈'.repeat(100))],
  ])('is short, ASCII, and has a subject and a body alone', (titles) => {
    const url = mailtoUrl(digestOf(titles, { title: () => titles.at(0) ?? 'x' }), '');
    expect(url.length).toBeLessThanOrEqual(longestMailto);
    expect(url).toMatch(/^mailto:\?[\w.~!*'()%=&-]*$/);
    const { to, fields } = opened(url);
    expect(to).toBe('');
    expect(Object.keys(fields)).toEqual(['subject', 'body']);
    expect(fields.subject).not.toMatch(/[\r\n]/);
    expect(fields.body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('holds titles and links, and says how many are left out', () => {
    const few = opened(mailtoUrl(digestOf(['One & two', 'Three?']), 'me+x@example.org'));
    expect(few.to).toBe('me+x@example.org');
    expect(few.fields.body.split('\r\n\r\n')).toEqual([
      'Papers from Trending.',
      'One & two\r\nhttps://arxiv.org/abs/2611.00000',
      'Three?\r\nhttps://arxiv.org/abs/2611.00001',
    ]);
    const many = opened(mailtoUrl(digestOf(Array(50).fill('A title of some words')), ''));
    const paragraphs: string[] = many.fields.body.split('\r\n\r\n');
    expect(paragraphs.at(-1)).toBe(`and ${50 - (paragraphs.length - 2)} more`);
    expect(paragraphs.length).toBeGreaterThan(10);
  });
});
