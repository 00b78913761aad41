import { describe, expect, it } from 'vitest';
import { cleanText, nameText, parseDate, parseName } from '@/lib/paper/normalise';
import type { Name, PaperDate } from '@/lib/paper/schema';

describe('cleanText', () => {
  it.each([
    ['  a \n\t b\u00a0c ', 'a b c'],
    ['e\u0301te\u0301', 'été'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['$x^2$ and \\alpha', '$x^2$ and \\alpha'],
    ['e\ufb03cient \ufb02ow', 'efficient flow'],
    ['\ufe8e\ufedf\ufed4', '\u0627\u0644\u0641'],
    ['ａ１', 'ａ１'],
    ['a\u0000b\u0007c\u0092', 'abc'],
    ['\u202eevil\u202c \u2066x\u2069', 'evil x'],
    ['half \ud83d pair', 'half pair'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    [null, ''],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanText(given)).toBe(clean);
  });

  it('cuts what is too long', () => {
    expect(cleanText('x'.repeat(5_000_000), 2000)).toHaveLength(2000);
  });
});

describe('parseName', () => {
  it.each<[string, Name]>([
    ['Vaswani, Ashish', { given: 'Ashish', family: 'Vaswani' }],
    ['Łukasz Kaiser', { given: 'Łukasz', family: 'Kaiser' }],
    ['Aidan N. Gomez', { given: 'Aidan N.', family: 'Gomez' }],
    ['Laurens van der Maaten', { given: 'Laurens', family: 'van der Maaten' }],
    ['Laurens Van Der Maaten', { given: 'Laurens', family: 'Van Der Maaten' }],
    ['Maria de la Cruz', { given: 'Maria', family: 'de la Cruz' }],
    ['van Rossum, Guido', { given: 'Guido', family: 'van Rossum' }],
    ['Sammy Davis Jr.', { given: 'Sammy', family: 'Davis', suffix: 'Jr.' }],
    ['Davis, Jr., Sammy', { given: 'Sammy', family: 'Davis', suffix: 'Jr.' }],
    ['Davis Jr., Sammy', { given: 'Sammy', family: 'Davis', suffix: 'Jr.' }],
    ['Davis, Sammy, III', { given: 'Sammy', family: 'Davis', suffix: 'III' }],
    ['Doe, Jane*,‡ and', { given: 'Jane', family: 'Doe' }],
    ['王小明', { literal: '王小明' }],
    ['김민수', { literal: '김민수' }],
    ['Plato', { literal: 'Plato' }],
    ['ATLAS Collaboration', { literal: 'ATLAS Collaboration' }],
    ['Collaboration, ATLAS', { literal: 'ATLAS Collaboration' }],
    ['Иван Петров', { given: 'Иван', family: 'Петров' }],
    ['Петров И. С.', { given: 'И. С.', family: 'Петров' }],
    ['И. С. Петров', { given: 'И. С.', family: 'Петров' }],
    ['Петров Иван Сергеевич', { given: 'Иван Сергеевич', family: 'Петров' }],
    ['Doe J.', { given: 'J.', family: 'Doe' }],
    ['Doe J.-P.', { given: 'J.-P.', family: 'Doe' }],
    ['J. Doe', { given: 'J.', family: 'Doe' }],
    ['Jane Doe, PhD', { given: 'Jane', family: 'Doe' }],
    ['Jane Doe, MD, Ph.D.', { given: 'Jane', family: 'Doe' }],
    ['Jane Doe PhD', { given: 'Jane', family: 'Doe' }],
    ['Doe, MD', { given: 'MD', family: 'Doe' }],
    ['Prof. Dr. Jane Doe', { given: 'Jane', family: 'Doe' }],
    ['Dr. Doe, Jane', { given: 'Jane', family: 'Doe' }],
    ["Garc\\'{\\i}a, Jos\\'e", { given: 'José', family: 'García' }],
    ['محمد بن سلمان', { given: 'محمد', family: 'بن سلمان' }],
    ['أحمد عبد الرحمن', { given: 'أحمد', family: 'عبد الرحمن' }],
    ['سلمان، محمد', { given: 'محمد', family: 'سلمان' }],
    ['山田，太郎', { given: '太郎', family: '山田' }],
    ['山田 太郎', { literal: '山田 太郎' }],
    ['Винсент ван Гог', { given: 'Винсент', family: 'ван Гог' }],
    ['Oscar dos Santos Filho', { given: 'Oscar', family: 'dos Santos Filho' }],
    ['Carmen y Vega', { given: 'Carmen', family: 'y Vega' }],
  ])('%s', (text, name) => {
    expect(parseName(text)).toEqual(name);
  });

  it.each(['', '  ', '*', '1,2', '†'])('%j is no name', (text) => {
    expect(parseName(text)).toBeUndefined();
  });

  it('comes back as text', () => {
    expect(nameText({ given: 'Sammy', family: 'Davis', suffix: 'Jr.' })).toBe('Sammy Davis Jr.');
    expect(nameText({ literal: '王小明' })).toBe('王小明');
  });
});

describe('parseDate', () => {
  it.each<[string, PaperDate]>([
    ['2017/06/12', { year: 2017, month: 6, day: 12 }],
    ['2017-06-12T23:00:00-05:00', { year: 2017, month: 6, day: 12 }],
    ['2017/6', { year: 2017, month: 6 }],
    ['2017', { year: 2017 }],
    ['2014-00-00', { year: 2014 }],
    ['2014-13-01', { year: 2014 }],
    ['June 2017', { year: 2017, month: 6 }],
    ['12 Jun 2017', { year: 2017, month: 6, day: 12 }],
    ['02-nov-2007', { year: 2007, month: 11, day: 2 }],
    ['January 03 2013', { year: 2013, month: 1, day: 3 }],
    ['Sept. 3, 2013', { year: 2013, month: 9, day: 3 }],
    ['2012 Nov 26', { year: 2012, month: 11, day: 26 }],
    ['2005 Aug', { year: 2005, month: 8 }],
    ['26/06/2014', { year: 2014, month: 6, day: 26 }],
    ['06/26/2014', { year: 2014, month: 6, day: 26 }],
    ['03/04/2014', { year: 2014 }],
    ['05/2031', { year: 2031, month: 5 }],
    ['00/2031', { year: 2031 }],
    ['Spring 2014', { year: 2014 }],
    ['Submitted on Mon, 12 Jun 2017 17:57:34 UTC', { year: 2017, month: 6, day: 12 }],
  ])('%s', (text, date) => {
    expect(parseDate(text)).toEqual(date);
  });

  it.each(['', 'soon', '12', '0000-00-00', '99999'])('%j is no date', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});
