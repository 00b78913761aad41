import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { formatNumber, language, listed, sentences, t, tn } from '@/lib/platform/i18n';
import { textsOf } from '../support/locales';

/** The browser's own language, and the texts that it takes for it. */
function speak(own: string, locale: string): void {
  const texts = textsOf(locale);
  vi.spyOn(fakeBrowser as unknown as { i18n: unknown }, 'i18n', 'get').mockReturnValue({
    getMessage: (key: string, values: string[] = []) =>
      (texts[key] ?? '').replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? ''),
    getUILanguage: () => own,
  });
}

afterEach(() => vi.restoreAllMocks());

it.each([
  ['en', 'en', 'en'],
  ['en-GB', 'en', 'en-GB'],
  // Texts that a browser falls back to are not in its language.
  ['fr', 'en', 'en'],
  ['de-CH', 'en', 'en'],
  ['zh-CN', 'zh_CN', 'zh-CN'],
  ['zh-SG', 'zh_CN', 'zh-SG'],
  ['zh-TW', 'zh_CN', 'zh-CN'],
  ['zh-TW', 'en', 'en'],
  ['en_US@posix', 'en', 'en'],
])('a browser in %s that shows the texts of %s writes as %s does', (own, locale, expected) => {
  speak(own, locale);
  expect(language()).toBe(expected);
});

it('counts in the form and with the digits of the language', () => {
  speak('fr', 'en');
  expect([0, 1, 1234].map((count) => tn('library_count', count))).toEqual([
    '0 papers',
    '1 paper',
    '1,234 papers',
  ]);
  speak('zh-CN', 'zh_CN');
  expect([0, 1, 12345].map((count) => tn('library_count', count))).toEqual([
    '0 篇论文',
    '1 篇论文',
    '12,345 篇论文',
  ]);
  expect(formatNumber(12345)).toBe('12,345');
});

it('asks the browser once for each text, with what is filled in', () => {
  const getMessage = vi.fn((key: string, values: string[] = []) => `${key} ${values.join()}`);
  vi.spyOn(fakeBrowser as unknown as { i18n: unknown }, 'i18n', 'get').mockReturnValue({
    getMessage,
    getUILanguage: () => 'en',
  });
  for (let time = 0; time < 3; time += 1) {
    expect(t('status_unread')).toBe('status_unread ');
    expect(t('popup_status_change', 'Read')).toBe('popup_status_change Read');
    expect(t('popup_status_change', 'To read')).toBe('popup_status_change To read');
  }
  expect(getMessage).toHaveBeenCalledTimes(3);
  expect(t('popup_status_change', 'a\nb')).toBe('popup_status_change a\nb');
  expect(t('popup_status_change', 'a', 'b')).toBe('popup_status_change a,b');
});

it('sets things and sentences apart as the language does', () => {
  speak('en', 'en');
  expect(listed(['a', 'b', 'c'])).toBe('a, b, c');
  expect(sentences('It has “this”.', 'And (that) is all.')).toBe(
    'It has “this”. And (that) is all.',
  );
  speak('zh-CN', 'zh_CN');
  expect(listed(['甲', '乙', '丙'])).toBe('甲、乙、丙');
  expect(sentences('有三篇。', '约两周', '（大致）。')).toBe('有三篇。约两周（大致）。');
});
