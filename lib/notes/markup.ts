/** Is there anything in a text that looks different when it is rendered? Cheap, for each keystroke. */
export const hasMarkup = (text: string): boolean =>
  /[*_`#$~[\]|]|^\s*(?:[-+>]|\d+[.)])\s|\\[([]|https?:/m.test(text);

/** Longer notes are not drawn: the page would wait for them (characters). */
export const longestPreview = 100_000;
