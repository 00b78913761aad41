/** Copying a quote with its reference, and a link to a passage. */
import { readableQuote } from '../../annotations/quote';
import type { Anchors } from './anchors';
import type { AnnotateHost } from './port';
import { copyText, quoteWithReference } from './quote';
import type { Surface } from './surface';
import type { Texts } from './texts';
import type { Toast } from './toast';

export interface ClipOptions {
  surface: Surface;
  texts: Texts;
  toast: Toast;
  anchors: Anchors;
  host: AnnotateHost;
}

export interface Clip {
  /** @param words the quote as it was made, if it is known. */
  quote(range: Range | undefined, words?: string): Promise<void>;
  link(range: Range | undefined): Promise<void>;
}

export function createClip({ surface, texts, toast, anchors, host }: ClipOptions): Clip {
  const address = () => host.record().urls?.page ?? host.window.location.href.replace(/#.*$/s, '');
  const put = async (words: string, done: string) =>
    toast.show((await copyText(surface, words)) ? done : texts.copyFailed);
  return {
    async quote(range, words) {
      const model = range && (await anchors.modelFor(range));
      const place = range && model?.positionsOf(range);
      const quote = words ?? (place && model ? readableQuote(model, place) : '');
      await put(quoteWithReference(quote, host.record(), address()), texts.quoteCopied);
    },
    async link(range) {
      try {
        const link = range && (await host.loadPassage())(range, host.window.location.href);
        if (link) await put(link, texts.linkCopied);
        else toast.show(texts.noLink);
      } catch {
        // Our own file is gone: the extension was updated under the page.
        toast.show(texts.noLink);
      }
    },
  };
}
