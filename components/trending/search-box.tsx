import { Search, X } from 'lucide-react';
import { type RefObject, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Key } from '@/components/ui/keys-help';
import { t } from '@/lib/platform/i18n';
import styles from './search-box.module.css';

interface Props {
  ref: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  /** Enter: ask Hugging Face too. */
  onAsk: () => void;
  /** Back to the lists. */
  onLeave: () => void;
  /** Down into what was found. */
  onDown: () => void;
}

/** The one box: what is typed is searched here; Enter also asks Hugging Face. */
export function SearchBox({ ref, text, onText, onAsk, onLeave, onDown }: Props) {
  const hintId = useId();
  return (
    <search className={styles.box}>
      <Icon of={Search} />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('newtab_search')}
        aria-describedby={hintId}
        aria-keyshortcuts="/"
        placeholder={t('newtab_search')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onAsk();
          else if (event.key === 'Escape') onLeave();
          else if (event.key === 'ArrowDown') onDown();
          else return;
          event.preventDefault();
        }}
      />
      <span id={hintId} className="visually-hidden">
        {t('newtab_search_enter')}
      </span>
      {text === '' ? (
        <span className={styles.key} aria-hidden="true">
          <Key>/</Key>
        </span>
      ) : (
        <Button variant="quiet" square aria-label={t('newtab_search_clear')} onClick={onLeave}>
          <Icon of={X} />
        </Button>
      )}
    </search>
  );
}
