import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textsOf } from '../support/locales';
import { shownLiterals, sourcesOf, stringsIn } from '../support/shown-texts';

/** What is the same in every language, and why. */
const allowed: Record<string, string> = {
  Off: 'the name, in two colours',
  print: 'the name, in two colours',
  'Offprint ·': 'the name',
  PDF: 'the format',
  'Attention Is All You Need': 'the title of a paper, as an example',
};

/** Folders whose code shows something; sites, formats and the like have selectors and field names. */
const showing = ['components', 'entrypoints', 'lib/page', 'lib/platform', 'lib/background'];
/** Folders that name texts without showing them. */
const naming = [
  'lib/search',
  'lib/exchange',
  'lib/trending',
  'lib/digest',
  'lib/backup',
  'lib/library',
];

describe('the rules see', () => {
  it.each([
    ['text of JSX', 'const a = <p>Hello there</p>;'],
    ['a string in JSX', "const a = <p>{'Hello there'}</p>;"],
    ['one of two strings', "const a = <p>{b ? t('x') : 'Hello there'}</p>;"],
    ['a template', `const a = <p>{\`Hello there \${t('x')}\`}</p>;`],
    ['an attribute', 'const a = <button aria-label="Hello there" />;'],
    ['an attribute with a sum', "const a = <img alt={b + 'Hello there'} />;"],
    ['the text of a toast', "show({ text: 'Hello there' });"],
    ['what is joined', "const a = <p>{[b && 'Hello there', c].filter(Boolean).join(' · ')}</p>;"],
    ['textContent', "element.textContent = 'Hello there';"],
    ['setAttribute', "element.setAttribute('aria-label', 'Hello there');"],
    ['our own attribute', "attribute(element, 'title', open ? 'Hello there' : t('x'));"],
    ['an element of ours', "h('p', { class: 'x' }, 'Hello there');"],
    ['a name in an element of ours', "h('p', { 'aria-label': 'Hello there' });"],
  ])('%s', (_, source) => {
    expect(shownLiterals('a.tsx', source).map(({ text }) => text)).toEqual(['Hello there']);
  });

  it.each([
    ['a translation', "const a = <p title={t('a_key')}>{tn('b_key', 2)}</p>;"],
    ['a class', 'const a = <p className="big bold" id="here" />;'],
    ['a comparison', "const a = <p>{b === 'ready' && t('x')}</p>;"],
    ['signs and single letters', 'const a = <p>· v{version} +{count}</p>;'],
    ['what is not shown', "const a = 'Hello there'; throw new Error('Hello there');"],
  ])('nothing in: %s', (_, source) => {
    expect(shownLiterals('a.tsx', source)).toEqual([]);
  });
});

// All of the source is parsed, on a machine that may be busy.
describe('the source', { timeout: 60_000 }, () => {
  it('shows no words but translated ones', () => {
    const all = sourcesOf(...showing).flatMap(([file, text]) => shownLiterals(file, text));
    expect(all.filter(({ text }) => !(text in allowed))).toEqual([]);
    const seen = new Set(all.map(({ text }) => text));
    expect(Object.keys(allowed).filter((text) => !seen.has(text))).toEqual([]);
  });

  it('uses every text there is', () => {
    const config = new URL('../../../wxt.config.ts', import.meta.url);
    const strings = new Set([
      ...sourcesOf(...showing, ...naming).flatMap(([file, text]) => stringsIn(file, text)),
      ...stringsIn('wxt.config.ts', readFileSync(config, 'utf8')).map((text) =>
        text.replace(/^__MSG_(\w+)__$/, '$1'),
      ),
    ]);
    const templates = [...strings]
      .filter((text) => /^[a-z][a-z0-9_]{2,}[a-z0-9_*]*\*|^\*_[a-z_]{3,}$/.test(text))
      .map((text) => new RegExp(`^${text.replaceAll('*', '[a-z0-9_]+')}$`));
    /** Made of other keys: `feedText` in lib/platform/digest-words. */
    const made = /^digest_feed_/;
    const isUsed = (key: string) =>
      strings.has(key) || made.test(key) || templates.some((template) => template.test(key));
    const unused = Object.keys(textsOf('en')).filter(
      (key) => !isUsed(key) && !isUsed(key.replace(/_(?:one|other)$/, '')),
    );
    expect(unused).toEqual([]);
  });
});
