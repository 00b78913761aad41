import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { mayHaveMath, splitMath } from './split-math';

type Temml = typeof import('temml').default;

let temml: Temml | undefined;
let loading: Promise<Temml | undefined> | undefined;

/** Is the library for formulas here already? */
export const mathLoaded = (): boolean => temml !== undefined;

/**
 * Fetch Temml (58 kB gzipped), which happens by itself when the first formula shows. A page whose
 * layout must not move asks for it before it shows a text with formulas.
 * @returns the library, or undefined when it cannot be had; texts show their TeX then.
 */
export function loadMath(): Promise<Temml | undefined> {
  loading ??= import('temml').then(
    (module) => {
      temml = module.default;
      return temml;
    },
    () => undefined,
  );
  return loading;
}

/*
 * A formula is drawn as DOM nodes, styled through `element.style`: a strict content security policy
 * forbids style attributes, and a title from the web must not become HTML. `trust` is off, so
 * \href and \includegraphics do nothing.
 */
function draw(library: Temml, tex: string, display: boolean): DocumentFragment | undefined {
  const holder = document.createElement('span');
  try {
    library.render(tex, holder, { displayMode: display, throwOnError: true, maxExpand: 200 });
  } catch {
    return undefined;
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...holder.childNodes);
  return fragment;
}

function Formula({ tex, source, display }: { tex: string; source: string; display: boolean }) {
  const holder = useRef<HTMLSpanElement>(null);
  const [library, setLibrary] = useState(temml);
  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    if (!library) {
      element.textContent = source;
      let current = true;
      void loadMath().then((loaded) => {
        if (current && loaded) setLibrary(loaded);
      });
      return () => {
        current = false;
      };
    }
    const drawn = draw(library, tex, display);
    if (drawn) element.replaceChildren(drawn);
    else element.textContent = source;
    return undefined;
  }, [library, tex, source, display]);
  // React leaves the children of this element alone: the effect above owns them.
  return <span ref={holder} dir="ltr" />;
}

/**
 * A text of a paper (title, abstract) in which $…$ and \(…\) are formulas. The words show at once;
 * a formula shows as its TeX until the library for it has come, and stays so if it cannot be read.
 */
export const MathText = memo(function MathText({ text }: { text: string }) {
  const pieces = useMemo(() => (mayHaveMath(text) ? splitMath(text) : undefined), [text]);
  if (!pieces) return text;
  return pieces.map((piece, index) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      <Formula
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place.
        key={index}
        tex={piece.text}
        source={piece.source}
        display={piece.display}
      />
    ),
  );
});
