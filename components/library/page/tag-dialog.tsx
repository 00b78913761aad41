import { type ReactNode, useState } from 'react';
import { t, tn } from '@/lib/platform/i18n';
import { TagName } from '../../paper/tag';
import { cleanTag } from '../../paper/tag-text';
import { Button } from '../../ui/button';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { Dialog } from './dialog';
import dialogStyles from './dialog.module.css';
import styles from './tag-dialog.module.css';
import { TagField } from './tag-field';
import { tagsOf } from './tags-of';

/** What is to become of a tag: on all papers, on none, or as it is. */
type Wish = 'all' | 'none';

/**
 * Puts tags on papers and takes them off, all of them at once: nothing is changed before it is
 * confirmed, and it is one action to take back.
 */
export function TagDialog({
  ids,
  onTag,
  onClose,
}: {
  ids: readonly string[];
  onTag: (change: { add: string[]; remove: string[] }) => void;
  onClose: () => void;
}) {
  const db = useDatabase();
  const live = useLive(() => tagsOf(db, ids), [db, ids]);
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map());
  const [typed, setTyped] = useState('');
  const there = live.state === 'ready' ? live.value : [];
  const fresh = [...wishes.keys()].filter((tag) => !there.some((each) => each.tag === tag));
  const wished = (wish: Wish) => [...wishes].flatMap(([tag, each]) => (each === wish ? [tag] : []));

  const wish = (tags: readonly string[], to: Wish | undefined) =>
    setWishes((now) => {
      const next = new Map(now);
      for (const tag of tags) {
        if (to === undefined) next.delete(tag);
        else next.set(tag, to);
      }
      return next;
    });
  const confirm = () => {
    const tag = cleanTag(typed);
    const add = [...new Set([...wished('all'), ...(tag === '' ? [] : [tag])])];
    const remove = wished('none').filter((each) => !add.includes(each));
    if (add.length + remove.length > 0) onTag({ add, remove });
    onClose();
  };
  return (
    <Dialog title={tn('library_tag_papers', ids.length)} onClose={onClose}>
      <form
        className={dialogStyles.form}
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <TagField
          typed={typed}
          taken={wished('all')}
          onTyped={setTyped}
          onAdd={(tags) => {
            wish(tags, 'all');
            setTyped('');
          }}
        />
        {there.length + fresh.length > 0 && (
          <fieldset className={styles.tags}>
            <legend className="visually-hidden">{t('library_tags')}</legend>
            {fresh.map((tag) => (
              <Choice key={tag} state="all" onChange={() => wish([tag], undefined)}>
                <TagName tag={tag} />
              </Choice>
            ))}
            {there.map(({ tag, count }) => {
              const whole = count === ids.length;
              const state = wishes.get(tag) ?? (whole ? 'all' : 'some');
              return (
                <Choice
                  key={tag}
                  state={state}
                  onChange={() => wish([tag], nextWish(state, whole))}
                >
                  <TagName tag={tag} />
                  {!whole && (
                    <span className={styles.count}>{t('library_tag_some', count, ids.length)}</span>
                  )}
                </Choice>
              );
            })}
          </fieldset>
        )}
        <p className={dialogStyles.hint}>{t('library_tag_hint')}</p>
        <div className={dialogStyles.buttons}>
          <Button onClick={onClose}>{t('popup_cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            aria-disabled={wishes.size === 0 && typed.trim() === ''}
          >
            {t('library_tag_apply')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A tag on some papers goes through: on all, on none, as it was. One on all: on none, as it was. */
function nextWish(state: Wish | 'some', whole: boolean): Wish | undefined {
  if (state === 'some') return 'all';
  if (state === 'all') return 'none';
  return whole ? 'all' : undefined;
}

function Choice({
  state,
  onChange,
  children,
}: {
  state: Wish | 'some';
  onChange: () => void;
  children: ReactNode;
}) {
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={state === 'all'}
        ref={(box) => {
          if (box) box.indeterminate = state === 'some';
        }}
        onChange={onChange}
      />
      {children}
    </label>
  );
}
