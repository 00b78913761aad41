/** Is there anything in a text that looks different when it is rendered? Cheap, for each keystroke. */
export const hasMarkup = (text: string): boolean =>
  /[*_`#$~[\]|]|^\s*(?:[-+>]|\d+[.)])\s|\\[([]|https?:/m.test(text);
