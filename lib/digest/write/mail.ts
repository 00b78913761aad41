/** A digest as a mail: a file that mail programs open, or an address that they write to. */
import { cut } from './clean';
import { htmlPage } from './html';
import type { PrintedDigest } from './printed';
import { plainText } from './text';

const crlf = '\r\n';
/** RFC 2045 §6.8: encoded lines are no longer than this. */
const lineLength = 76;
/** RFC 2047 §2: an encoded word is no longer than 75; `=?utf-8?B?` and `?=` take 12, base64 4 for 3. */
const wordBytes = 45;
/** Room in the first line for the name of the header. */
const nameBytes = 9;

const encoder = new TextEncoder();

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** A body or a part of it. */
function encodedBody(text: string): string {
  const whole = base64(encoder.encode(text.replace(/\r?\n/g, crlf)));
  return (whole.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []).join(crlf);
}

/**
 * The text of a header (RFC 2047): as it is when it is short ASCII, else in encoded words of whole
 * characters, a line each. @param text one line.
 */
export function headerText(text: string): string {
  const plain = text.replace(/[\r\n]+/g, ' ');
  if (/^[\x20-\x7e]{0,60}$/.test(plain) && !plain.includes('=?')) return plain;
  const words: string[] = [];
  let word = '';
  let size = nameBytes;
  for (const character of plain.toWellFormed()) {
    const bytes = encoder.encode(character).length;
    if (size + bytes > wordBytes) {
      words.push(word);
      word = '';
      size = 0;
    }
    word += character;
    size += bytes;
  }
  return [...words, word]
    .map((each) => `=?utf-8?B?${base64(encoder.encode(each))}?=`)
    .join(`${crlf} `);
}

/** RFC 5322 §3.3. */
const headerDate = (at: number) => new Date(at).toUTCString().replace('GMT', '+0000');

const part = (boundary: string, type: string, text: string) =>
  [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    encodedBody(text),
  ].join(crlf);

/**
 * A file that mail programs open as a draft (RFC 5322, RFC 2045): plain text, and the same as HTML.
 * @param address whose draft it is; empty: nobody's yet.
 */
export function mailFile(digest: PrintedDigest, address: string): string {
  // No line of base64 begins with two dashes.
  const boundary = `--=_offprint-${digest.id.replace(/[^\w-]/g, '')}`;
  const from = address === '' ? 'digest@offprint.invalid' : address;
  const headers = [
    `Date: ${headerDate(digest.madeAt)}`,
    `From: Offprint <${from}>`,
    `To: ${address === '' ? 'undisclosed-recipients:;' : `<${address}>`}`,
    `Subject: ${headerText(cut(digest.title, 200))}`,
    `Message-ID: <${digest.id.replace(/[^\w-]/g, '')}.${digest.madeAt}@offprint.invalid>`,
    'MIME-Version: 1.0',
    'X-Unsent: 1',
    `Content-Type: multipart/alternative;${crlf} boundary="${boundary}"`,
  ];
  const parts = [
    part(boundary, 'text/plain', plainText(digest)),
    part(boundary, 'text/html', htmlPage(digest)),
    `--${boundary}--`,
  ];
  return `${headers.join(crlf)}${crlf}${crlf}${parts.join(crlf)}${crlf}`;
}

/** What mail programs take, Windows' limit and some room: characters of the whole address. */
export const longestMailto = 1900;
const shortTitle = 100;

/**
 * The address that opens a mail in the user's program (RFC 6068): titles and links, as many as fit.
 * @param address to whom; empty: the program asks.
 */
export function mailtoUrl(digest: PrintedDigest, address: string): string {
  const to = encodeURIComponent(address.toWellFormed()).replace('%40', '@');
  const head = `mailto:${to}?subject=${encodeURIComponent(cut(digest.title, shortTitle).toWellFormed())}&body=`;
  const papers = digest.sections.flatMap(({ papers: some }) => some);
  const texts = papers.map(({ title, url }) =>
    [cut(title, shortTitle), url].filter(Boolean).join(crlf),
  );
  const bodyOf = (count: number) => {
    const left = papers.length - count;
    const lines = [digest.lead, ...texts.slice(0, count), ...(left > 0 ? [digest.rest(left)] : [])];
    const text = lines.filter((line) => line !== '').join(crlf + crlf);
    return encodeURIComponent(text.toWellFormed());
  };
  let count = texts.length;
  while (count > 0 && head.length + bodyOf(count).length > longestMailto) count -= 1;
  const whole = head + bodyOf(count);
  return whole.length <= longestMailto ? whole : head.replace(/&body=$/, '');
}
