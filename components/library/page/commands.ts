/** What can be done on the page, by keys, from the palette and in the list behind `?`. */

export type CommandGroup = 'papers' | 'list' | 'page';

export interface Command {
  id: string;
  name: string;
  group: CommandGroup;
  /** As shown. */
  keys?: readonly string[];
  /** Does a key press mean this? */
  match?: (event: KeyboardEvent) => boolean;
  /** Can it be done now? It is not offered otherwise. */
  when?: boolean;
  run: () => void;
  /** Not listed in the palette (moving the cursor, opening the palette itself). */
  silent?: boolean;
}

const plain = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey;

/** A key alone. Letters also with the caps lock on; Shift only where `shift` says so. */
export const press =
  (...keys: string[]) =>
  (event: KeyboardEvent) =>
    plain(event) && !event.shiftKey && keys.includes(keyOf(event));

export const withShift =
  (...keys: string[]) =>
  (event: KeyboardEvent) =>
    plain(event) && event.shiftKey && keys.includes(keyOf(event));

export const withCtrl =
  (...keys: string[]) =>
  (event: KeyboardEvent) =>
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.shiftKey &&
    keys.includes(keyOf(event));

export const withAlt =
  (...keys: string[]) =>
  (event: KeyboardEvent) =>
    event.altKey && !event.ctrlKey && !event.metaKey && keys.includes(keyOf(event));

/** Signs that need Shift on some keyboards, such as `/` and `?`. */
export const sign =
  (...keys: string[]) =>
  (event: KeyboardEvent) =>
    plain(event) && keys.includes(event.key);

const keyOf = ({ key }: KeyboardEvent) => (key.length === 1 ? key.toLowerCase() : key);

/** The first command that a key press means. */
export const commandOf = (
  commands: readonly Command[],
  event: KeyboardEvent,
): Command | undefined =>
  commands.find((command) => command.when !== false && command.match?.(event));
