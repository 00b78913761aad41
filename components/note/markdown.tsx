import { useEffect, useRef, useState } from 'react';
import styles from './markdown.module.css';

type Render = (text: string) => DocumentFragment;

/** Markdown and formulas as they will look. The libraries for it come when the first one shows. */
export function Markdown({ text }: { text: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const [render, setRender] = useState<Render>();
  useEffect(() => {
    let current = true;
    void import('@/lib/notes/render-markdown').then(
      (module) => current && setRender(() => module.renderMarkdown),
    );
    return () => {
      current = false;
    };
  }, []);
  useEffect(() => {
    if (render) holder.current?.replaceChildren(render(text));
  }, [render, text]);
  // React leaves the children of this element alone: the effect above owns them.
  return <div ref={holder} className={styles.markdown} dir="auto" />;
}
