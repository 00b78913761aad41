/** The keyword of the address bar: `op` and a query. */
import { browser } from 'wxt/browser';
import { mayOpen } from './tabs';

/** A piece of a line; what was searched for is a hit. */
export interface Piece {
  text: string;
  hit: boolean;
}

export interface Line {
  /** What the address bar holds when the line is chosen. */
  content: string;
  title: readonly Piece[];
  /** Authors, year: fainter, after the title. */
  detail: string;
}

/** How the browser was asked to open it. */
type Where = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

interface Omnibox {
  onInputStarted: { addListener(listener: () => void): void };
  onInputChanged: {
    addListener(
      listener: (
        text: string,
        suggest: (lines: { content: string; description: string }[]) => void,
      ) => void,
    ): void;
  };
  onInputEntered: { addListener(listener: (text: string, where: Where) => void): void };
  setDefaultSuggestion(suggestion: { description: string }): unknown;
}

const escapeXml = (text: string) =>
  text
    // Chromium reads the line as XML, which has no place for control characters.
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A line as the browser wants it: Chromium marks pieces, Firefox shows plain text. */
export function describe({ title, detail }: Line, marks: boolean): string {
  const plain = title.map(({ text }) => text).join('');
  if (!marks) return detail ? `${plain} · ${detail}` : plain;
  const marked = title
    .map(({ text, hit }) => (hit ? `<match>${escapeXml(text)}</match>` : escapeXml(text)))
    .join('');
  return detail ? `${marked} <dim>· ${escapeXml(detail)}</dim>` : marked;
}

/**
 * Registers the listeners; call it synchronously when the worker starts.
 * @param hint the first line, which searches for what was typed.
 */
export function onOmnibox({
  hint,
  started,
  lines,
  address,
}: {
  hint: string;
  /** The keyword was typed: time to get ready. */
  started: () => void;
  lines: (text: string) => Promise<Line[]>;
  /** Where Enter leads. */
  address: (text: string) => Promise<string>;
}): void {
  const omnibox = (browser as unknown as { omnibox?: Omnibox }).omnibox;
  if (!omnibox) return;
  const marks = !import.meta.env.FIREFOX;
  omnibox.onInputStarted.addListener(() => {
    // Not before: a Chromium without an address bar (headless) does not survive it.
    void omnibox.setDefaultSuggestion({ description: marks ? escapeXml(hint) : hint });
    started();
  });
  omnibox.onInputChanged.addListener((text, suggest) => {
    lines(text).then(
      (found) =>
        suggest(
          found.map((line) => ({ content: line.content, description: describe(line, marks) })),
        ),
      // The address bar still searches with Enter.
      () => suggest([]),
    );
  });
  omnibox.onInputEntered.addListener((text, where) => {
    void address(text).then((url) => open(url, where));
  });
}

async function open(url: string, where: Where): Promise<void> {
  if (!mayOpen(url)) return;
  if (where === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: where === 'newForegroundTab' });
}
