import { Plus, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { wishKey } from '@/lib/digest/compose';
import { longestWish, mostWishes } from '@/lib/digest/plan';
import { t, tn } from '@/lib/platform/i18n';
import { parseQuery } from '@/lib/search/query/parse';
import { useDatabase } from '../library/library-provider';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useLive } from '../ui/use-live';
import shared from './digest.module.css';
import styles from './plan.module.css';
import type { FormProps } from './use-plan';

interface Props extends FormProps {
  kind: 'topic' | 'query';
  counts: ReadonlyMap<string, number> | undefined;
}

/** What is wrong with a query, in a sentence; undefined when it is right. */
function problemOf(query: string): string | undefined {
  const { node, problems } = parseQuery(query, Date.now());
  const [problem] = problems;
  if (problem) return t(problem.key, ...problem.args);
  return node.kind === 'all' ? t('digest_query_nothing') : undefined;
}

/** Topics or queries: each with how many papers of the lists it finds now. */
export function Wishes({ kind, counts, plan, change }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const list = kind === 'topic' ? 'topics' : 'queries';
  const wishes = plan[list];
  const set = (next: string[]) =>
    void change(kind === 'topic' ? { topics: next } : { queries: next });
  const add = (wish: string) => {
    const clean = wish.replace(/\s+/gu, ' ').trim().slice(0, longestWish);
    if (clean !== '' && !wishes.includes(clean)) set([...wishes, clean]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add(text);
    setText('');
  };
  const problem = kind === 'query' && text.trim() !== '' ? problemOf(text) : undefined;
  return (
    <section className={styles.group} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={shared.label}>
        {t(kind === 'topic' ? 'digest_topics' : 'digest_queries')}
      </h3>
      {wishes.length > 0 && (
        <ul className={styles.wishes}>
          {wishes.map((wish) => {
            const count = counts?.get(wishKey({ kind, text: wish }));
            return (
              <li key={wish} className={styles.wish}>
                <span className={kind === 'query' ? styles.query : undefined} dir="auto">
                  {wish}
                </span>
                <span className={styles.found}>
                  {count !== undefined && tn('digest_found', count)}
                </span>
                <Button
                  variant="quiet"
                  square
                  aria-label={t('digest_wish_remove', wish)}
                  onClick={() => set(wishes.filter((each) => each !== wish))}
                >
                  <Icon of={X} size={14} />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {wishes.length < mostWishes && (
        <form className={styles.fields} onSubmit={submit}>
          <input
            className={`${styles.input} ${kind === 'query' ? styles.query : ''}`}
            value={text}
            maxLength={longestWish}
            dir="auto"
            aria-label={t(kind === 'topic' ? 'digest_topic_new' : 'digest_query_new')}
            aria-describedby={`${id}-hint`}
            placeholder={t(kind === 'topic' ? 'digest_topic_example' : 'digest_query_example')}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" disabled={text.trim() === ''}>
            <Icon of={Plus} size={14} />
            {t(kind === 'topic' ? 'digest_topic_add' : 'digest_query_add')}
          </Button>
          {kind === 'query' && <SavedQueries taken={wishes} onChoose={add} />}
        </form>
      )}
      <p id={`${id}-hint`} className={shared.hint} aria-live="polite">
        {problem ?? t(kind === 'topic' ? 'digest_topics_hint' : 'digest_queries_hint')}
      </p>
    </section>
  );
}

/** The user's own views of the library, to take their queries. */
function SavedQueries({
  taken,
  onChoose,
}: {
  taken: readonly string[];
  onChoose: (query: string) => void;
}) {
  const db = useDatabase();
  const views = useLive(() => db.views.orderBy('rank').toArray(), [db]);
  const left =
    views.state === 'ready' ? views.value.filter(({ query }) => !taken.includes(query)) : [];
  if (left.length === 0) return null;
  return (
    <select
      className={styles.input}
      aria-label={t('digest_query_saved')}
      value=""
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="" disabled>
        {t('digest_query_saved')}
      </option>
      {left.map(({ id, name, query }) => (
        <option key={id} value={query}>
          {name}
        </option>
      ))}
    </select>
  );
}
