import { describe, expect, it } from 'vitest';
import {
  englishOf,
  faultsOf,
  locales,
  neededKeys,
  says,
  termsOf,
  textsOf,
} from '../support/locales';

const english = textsOf('en');
const chinese = textsOf('zh_CN');

/** Names, formats, keys of the keyboard, examples of a syntax: the same in every language. */
const same = new Set([
  ...['extension_name', 'page_card', 'library_title', 'ui_direction', 'newtab_more_authors'],
  ...['details_url_pdf', 'digest_pdf', 'newtab_arxiv_page', 'newtab_found_in_remote'],
  ...['newtab_spaces', 'newtab_submitters_example', 'query_field_rating', 'digest_query_example'],
  ...['key_tab', 'key_enter', 'key_esc', 'key_delete', 'key_shift', 'digest_topic_example'],
  ...['bibtex', 'biblatex', 'ris', 'csl', 'csv', 'markdown', 'annotations', 'hypothesis'].map(
    (format) => `export_format_${format}`,
  ),
  ...['papermemory', 'bibtex', 'ris', 'csl', 'zotero', 'annotations', 'hypothesis'].map(
    (format) => `import_format_${format}`,
  ),
]);

describe('the rules see', () => {
  const source = { ui_language: 'en', a: 'Save $1', b_one: '$1 tag', b_other: '$1 tags' };
  const german = { ui_language: 'de', a: '$1 sichern', b_one: 'Ein Tag', b_other: '$1 Tags' };

  it.each([
    ['nothing in a whole file', german, []],
    ['a missing key', { ...german, a: undefined }, ['a is missing']],
    ['a missing form', { ...german, b_one: undefined }, ['b_one is missing']],
    ['a form that is not of the language', { ...german, b_few: '$1 x' }, ['b_few is not in']],
    ['a lost placeholder', { ...german, a: 'Sichern' }, ['a has the placeholders']],
    ['an empty text', { ...german, a: ' $1 ', b_one: ' ' }, ['b_one is empty']],
    ['English', { ...german, b_other: '$1 tags' }, ['b_other is as in English']],
  ])('%s', (_, texts, faults) => {
    const whole = JSON.parse(JSON.stringify(texts));
    expect(faultsOf(source, whole, new Set())).toEqual(
      faults.map((fault) => expect.stringContaining(fault)),
    );
  });

  it('the forms of a language', () => {
    expect(neededKeys(source, 'zh-CN')).toEqual(['ui_language', 'a', 'b_other']);
    expect(neededKeys(source, 'pl').filter((key) => key.startsWith('b_'))).toHaveLength(4);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('texts in %s', (locale) => {
  it('are whole', () => {
    expect(faultsOf(english, textsOf(locale), same)).toEqual([]);
  });

  it('name their language', () => {
    expect(textsOf(locale).ui_language).toBe(locale.replace('_', '-'));
  });
});

describe('Chinese', () => {
  const texts = Object.entries(chinese);
  const cjk = '\\u3400-\\u9fff';
  /** `姓, 名` is what is typed; of a key are named the signs that it cannot have. */
  const syntax = new Set(['details_authors_hint', 'citekey_bad', 'digest_topic_example']);

  it.each([
    ['punctuation of half width', `[${cjk}”）][,;:?!]|[,;:?!][${cjk}“（]`],
    ['brackets of half width', `[${cjk}]\\(|\\)[${cjk}]`],
    ['straight quotes', `["']`],
    ['three full stops', '\\.\\.(?:\\.|$)'],
    ['exclamations', '！'],
    ['a space beside full-width punctuation', '[，。；：？！、（）“”] | [，。；：？！、（）“”]'],
    ['no space between Chinese and Latin', `[${cjk}][A-Za-z0-9]|(?<!\\$)[A-Za-z0-9][${cjk}]`],
    ['spaces in a row', ' {2}'],
  ])('has not: %s', (_, pattern) => {
    const wrong = texts.filter(
      ([key, text]) => !syntax.has(key) && new RegExp(pattern).test(text.replace(/\$\d/g, '$')),
    );
    // A placeholder that ends a sentence about a failure is a sentence itself.
    const allowed = new Set(['popup_pending_failed', 'popup_pending_stopped', 'digest_rest_other']);
    expect(wrong.filter(([key]) => !allowed.has(key))).toEqual([]);
  });

  describe('has one word for', () => {
    /** Where the sentence does without the word, or names something else by it. */
    const free = new Set([
      // Of the query language, which is not translated.
      ...[
        'query_help_is',
        'query_help_has',
        'query_help_text',
        'query_field_is',
        'query_field_has',
      ],
      ...['library_search_placeholder', 'library_none_hint'],
      // The tags of HTML, a permission that is asked for in other words.
      'options_everywhere_hint',
      // Out of the bin, not from a backup.
      'library_restore',
      // The name of the project.
      ...['options_licences', 'export_credit'],
      // The button is fixed in the browser's toolbar.
      ...['welcome_pin', 'welcome_pin_firefox', 'welcome_pinned'],
      // A quotation mark.
      'query_problem_quote',
    ]);

    /** Words that a sentence often does without, or that English uses for more than one thing. */
    const loose = new Set(['paper', 'to read', 'you']);

    it.each(termsOf('zh_CN').map((term) => [term.english.join(', '), term] as const))(
      '%s',
      (_, { english: terms, word, never }) => {
        const spoken = texts.filter(([key]) =>
          terms.some((term) => says(englishOf(english, key), term)),
        );
        const strayed = texts.filter(([, text]) => never.some((other) => text.includes(other)));
        expect(strayed).toEqual([]);
        const without = spoken.filter(([key, text]) => !free.has(key) && !text.includes(word));
        if (!terms.some((term) => loose.has(term))) expect(without).toEqual([]);
      },
    );
  });
});
