import { describe, expect, it } from 'vitest';
import { decode, fromHtml } from '@/lib/exchange/import/text';

describe('encodings', () => {
  const text = 'Müller – “Zählen”';
  const utf16 = (big: boolean) =>
    Uint8Array.from(
      [...text].flatMap((char) => {
        const code = char.charCodeAt(0);
        return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
      }),
    );
  it.each([
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])],
    ['utf-16le', Uint8Array.from([0xff, 0xfe, ...utf16(false)])],
    ['utf-16be', Uint8Array.from([0xfe, 0xff, ...utf16(true)])],
    ['utf-16le', utf16(false)],
  ])('%s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text, encoding, doubtful: false });
  });

  it('Windows-1252', () => {
    const bytes = Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x96, 0x20, 0x93]);
    expect(decode(bytes)).toEqual({
      text: 'Müller – “',
      encoding: 'windows-1252',
      doubtful: false,
    });
  });

  it('damaged UTF-8 is still UTF-8', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('ééééééééééé'), 0xc3]);
    expect(decode(bytes)).toMatchObject({ encoding: 'utf-8', doubtful: true });
  });
});

it('HTML of notes becomes text', () => {
  expect(fromHtml('<p>a &amp; b</p><script>alert(1)</script><ul><li>c</li></ul>')).toBe(
    'a & b\n\n- c',
  );
});

describe('what stands between < and >', () => {
  it.each([
    ['a <b c> d', 'a <b c> d'],
    ['for 1 <i and j> 2', 'for 1 <i and j> 2'],
    ['if p<q and r>s', 'if p<q and r>s'],
    ['the <mask> and <eos> tokens', 'the <mask> and <eos> tokens'],
    ['Vec<T> and x <a> y', 'Vec<T> and x <a> y'],
    ['see <https://example.org/>', 'see <https://example.org/>'],
    ['H<sub>2</sub>O, <i>in vivo</i>', 'H2O, in vivo'],
    ['<a href="https://x.org/?a=1&b=2" title=\'x > y\'>link</a>', 'link'],
    ['<jats:p>One</jats:p><jats:p xml:lang="en">two</jats:p>', 'One\n\ntwo'],
    ['<mml:math><mml:mi>x</mml:mi></mml:math> <!-- no --> y', 'x  y'],
    ['<IMG SRC=x onerror=alert(1)>z<br/>w', 'z\nw'],
  ])('%s', (html, text) => {
    expect(fromHtml(html)).toBe(text);
  });
});
