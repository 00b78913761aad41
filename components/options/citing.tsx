import { useId, useState } from 'react';
import { StyleSelect } from '@/components/exchange/style-select';
import { Button } from '@/components/ui/button';
import {
  defaultPattern,
  fieldNames,
  filterNames,
  keyOf,
  type PatternProblem,
  type PatternProblemCode,
  parsePattern,
} from '@/lib/exchange/citekey-pattern';
import type { PaperRecord } from '@/lib/paper/schema';
import { type MessageKey, t } from '@/lib/platform/i18n';
import own from './citing.module.css';
import styles from './options-page.module.css';
import type { SettingProps } from './types';

/** A paper that many know, with more than one author and a title of several words. */
const example: PaperRecord = {
  identifiers: ['arxiv:1706.03762'],
  title: 'Attention Is All You Need',
  authors: [
    { given: 'Ashish', family: 'Vaswani' },
    { given: 'Noam', family: 'Shazeer' },
    { given: 'Niki', family: 'Parmar' },
  ],
  issued: { year: 2017, month: 6 },
  venue: 'Advances in Neural Information Processing Systems',
  kind: 'paper-conference',
  urls: {},
  categories: [],
  keywords: [],
  source: 'user',
};

const sentences: Record<PatternProblemCode, MessageKey> = {
  empty: 'options_citekey_empty',
  unclosed: 'options_citekey_unclosed',
  name: 'options_citekey_name',
  filter: 'options_citekey_filter',
  character: 'options_citekey_character',
  long: 'options_citekey_long',
};

/** In which style references are copied, and how citation keys are made. */
export function Citing({ settings, change }: SettingProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? settings.citekeyPattern;
  const pattern = parsePattern(text);
  const [problem] = pattern.problems;
  const write = (next: string) => {
    setTyped(next);
    // What is wrong is shown, but not kept: papers must not get keys from it.
    if (parsePattern(next).problems.length === 0) change({ citekeyPattern: next });
  };
  return (
    <div className={own.citing}>
      <StyleSelect
        label={t('options_style_label')}
        value={settings.citationStyle}
        onChange={(citationStyle) => change({ citationStyle })}
      />
      <div className={own.pattern}>
        <label htmlFor={id}>{t('options_citekey_label')}</label>
        <div className={own.row}>
          <input
            id={id}
            type="text"
            value={text}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-says ${id}-hint`}
            onChange={(event) => write(event.currentTarget.value)}
          />
          {text !== defaultPattern && (
            <Button onClick={() => write(defaultPattern)}>{t('options_citekey_reset')}</Button>
          )}
        </div>
        <div id={`${id}-says`} className={own.says} role="status">
          {problem ? (
            <Pointed text={text} problem={problem} />
          ) : (
            <p>{t('options_citekey_example', keyOf(pattern, example))}</p>
          )}
        </div>
        <p id={`${id}-hint`} className={styles.prose}>
          {t('options_citekey_hint')}
        </p>
        <details className={styles.sites}>
          <summary>{t('options_citekey_fields')}</summary>
          <p className={own.help}>
            {t('options_citekey_fields_text', fieldNames.map((name) => `[${name}]`).join(' '))}
          </p>
          <p className={own.help}>{t('options_citekey_filters_text', filterNames.join(' '))}</p>
        </details>
      </div>
    </div>
  );
}

/** The pattern with what is wrong marked in it, and a sentence that says why. */
function Pointed({ text, problem }: { text: string; problem: PatternProblem }) {
  const { from, to, code } = problem;
  return (
    <>
      {text !== '' && (
        <p className={own.code} aria-hidden="true">
          {text.slice(0, from)}
          <mark>{text.slice(from, to)}</mark>
          {text.slice(to)}
        </p>
      )}
      <p>{t(sentences[code], problem.text)}</p>
    </>
  );
}
