import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { isTyping } from '@/components/ui/is-typing';
import { ToastHost, useToasts } from '@/components/ui/toast';
import { useSettings } from '@/components/ui/use-settings';
import { t, tn } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import { findSettings, wordsOf } from './find';
import { Frame } from './frame';
import styles from './options-page.module.css';
import { parts } from './parts';
import shell from './shell.module.css';
import type { Part } from './types';
import { useMarks } from './use-marks';
import { usePlace } from './use-place';
import { useSaved } from './use-saved';

/** The options. Every choice takes effect at once, in all pages. */
export function OptionsPage({ settings }: { settings: Settings }) {
  return (
    <ToastHost>
      <Page initial={settings} />
    </ToastHost>
  );
}

/** All that can be found, in the language of the interface. */
const findable = () =>
  parts.flatMap(({ title: part, settings }) =>
    settings.map(({ id, title, hint, says = [], words }) => ({
      id,
      text: [part, title, hint, ...says, words].map((key) => (key ? t(key) : '')).join(' '),
    })),
  );

function Page({ initial }: { initial: Settings }) {
  const [stored, write] = useSettings();
  const toasts = useToasts();
  const settings = stored ?? initial;
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const words = useMemo(() => wordsOf(typed), [typed]);
  const found = useMemo(() => findSettings(findable(), words), [words]);
  const [current, go] = usePlace();
  const saved = useSaved(stored);
  useMarks(main, words);
  useSearchKey(field);

  const change = async (patch: Partial<Settings>) => {
    try {
      await write(patch);
    } catch {
      toasts.show({ text: t('options_failed'), tone: 'problem' });
    }
  };
  const leave = () => {
    setTyped('');
    field.current?.focus();
  };
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (typed === '') field.current?.blur();
    else setTyped('');
  };
  const shown = parts.flatMap((part) => {
    const own = part.settings.filter(({ id }) => found?.has(id) ?? true);
    return own.length > 0 ? [{ part, count: found && own.length }] : [];
  });
  return (
    <>
      <header className={shell.top}>
        <p className={shell.mark}>
          Off<i>print</i>
        </p>
        <search className={shell.search}>
          <Icon of={Search} size={15} />
          <input
            ref={field}
            type="text"
            className={shell.field}
            aria-label={t('options_search')}
            aria-keyshortcuts="/"
            placeholder={t('options_search')}
            value={typed}
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              window.scrollTo?.({ top: 0 });
            }}
            onKeyDown={onFieldKey}
          />
          {typed === '' ? (
            <span className={shell.slash} aria-hidden="true">
              /
            </span>
          ) : (
            <Button variant="quiet" square aria-label={t('options_search_clear')} onClick={leave}>
              <Icon of={X} size={14} />
            </Button>
          )}
        </search>
        <div className={shell.end}>
          <p role="status" className={shell.saved}>
            {saved && t('options_saved')}
          </p>
          <a className={styles.link} href="/library.html">
            {t('options_library')}
          </a>
        </div>
      </header>
      <div className={shell.frame}>
        <Navigation shown={shown} current={current} go={go} />
        <main ref={main} className={shell.main}>
          <h1 className={shell.heading}>{t('options_heading')}</h1>
          <p role="status" className={shell.count} hidden={!found}>
            {found &&
              (found.size > 0 ? tn('options_found', found.size) : t('options_found_none', typed))}
          </p>
          {found?.size === 0 && (
            <div className={shell.none}>
              <p className={styles.prose}>{t('options_found_none_hint')}</p>
              <Button onClick={leave}>{t('options_search_clear')}</Button>
            </div>
          )}
          {parts.map((part) => (
            <section
              key={part.id}
              id={part.id}
              data-section
              tabIndex={-1}
              className={shell.section}
              aria-labelledby={`${part.id}-title`}
              hidden={!shown.some((each) => each.part === part)}
            >
              <h2 id={`${part.id}-title`} className={shell.title}>
                {t(part.title)}
              </h2>
              {part.settings.map((setting) => (
                <Frame
                  key={setting.id}
                  setting={setting}
                  settings={settings}
                  hidden={found ? !found.has(setting.id) : false}
                  change={(patch) => void change(patch)}
                />
              ))}
            </section>
          ))}
        </main>
      </div>
    </>
  );
}

function Navigation({
  shown,
  current,
  go,
}: {
  shown: readonly { part: Part; count: number | undefined }[];
  current: string | undefined;
  go: (id: string) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  // On narrow screens it is a strip: what is current must be seen there.
  useEffect(() => {
    const strip = list.current;
    const link = strip?.querySelector<HTMLElement>('[aria-current]');
    if (!strip || !link || strip.scrollWidth <= strip.clientWidth) return;
    strip.scrollTo({ left: link.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2 });
  });
  return (
    <nav className={shell.nav} aria-label={t('options_nav')}>
      <ul ref={list}>
        {shown.map(({ part: { id, title }, count }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className={shell.place}
              data-danger={id === 'danger' || undefined}
              aria-current={id === current ? 'location' : undefined}
              onClick={() => go(id)}
            >
              {t(title)}
              {count !== undefined && <span className={shell.number}>{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `/` leads to the search, wherever nothing is being typed. */
function useSearchKey(field: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [field]);
}
