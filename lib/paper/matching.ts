/** A scheme whose values match a pattern and have one shape. */
export const matching =
  (pattern: RegExp, shape: (value: string) => string = (value) => value) =>
  (value: string): string | undefined =>
    pattern.test(value) ? shape(value) : undefined;
