import { type RefObject, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface SearchState {
  ref: RefObject<HTMLInputElement | null>;
  text: string;
  /** Something is searched for: the results show in place of the lists. */
  active: boolean;
  /** The words that Hugging Face is to be asked for; undefined until the user wants that. */
  asked: string | undefined;
  setText: (text: string) => void;
  ask: () => void;
  focus: () => void;
  /** Back to the lists. */
  leave: () => void;
}

/** @param onLeft the lists show again: where the focus goes when nothing had it before. */
export function useSearchBox(onLeft: () => void): SearchState {
  const ref = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<HTMLElement>(undefined);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string>();
  const words = text.trim();
  return {
    ref,
    text,
    active: words !== '',
    asked: asked === words ? asked : undefined,
    setText: useCallback((next: string) => {
      setText(next);
      window.scrollTo({ top: 0 });
    }, []),
    ask: () => setAsked(words === '' ? undefined : words),
    focus() {
      const had = document.activeElement;
      if (had instanceof HTMLElement && had !== document.body) cameFrom.current = had;
      ref.current?.focus();
      ref.current?.select();
    },
    leave() {
      // At once: the lists are there again before one of them gets the focus.
      flushSync(() => {
        setText('');
        setAsked(undefined);
      });
      const back = cameFrom.current;
      cameFrom.current = undefined;
      if (back?.isConnected) back.focus();
      else onLeft();
    },
  };
}
