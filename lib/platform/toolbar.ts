/** The toolbar button and the keys that the browser gives us, as our pages tell of them. */
import { browser } from 'wxt/browser';

/** Whether our button stands in the toolbar; undefined where the browser does not tell. */
export async function readToolbar(): Promise<boolean | undefined> {
  try {
    return (await browser.action.getUserSettings()).isOnToolbar;
  } catch {
    return undefined;
  }
}

/**
 * Tells when the button is put into the toolbar or taken out of it. Older browsers do not tell, so it
 * is looked up again when the page is come back to.
 * @returns a function that ends it.
 */
export function watchToolbar(listener: (isThere: boolean | undefined) => void): () => void {
  const look = () => void readToolbar().then(listener);
  const event = browser.action?.onUserSettingsChanged;
  event?.addListener(look);
  window.addEventListener('focus', look);
  return () => {
    event?.removeListener(look);
    window.removeEventListener('focus', look);
  };
}

/** The keys that save the paper of a tab, as the browser writes them; empty when none are set. */
export async function saveKey(): Promise<string> {
  try {
    const commands = await browser.commands.getAll();
    return commands.find(({ name }) => name === 'save-paper')?.shortcut ?? '';
  } catch {
    return '';
  }
}
