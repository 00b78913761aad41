/** Colours that a tag can have: names of the palette in components/ui/tokens.css. */
export const tagColours = [
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
] as const;
export type TagColour = (typeof tagColours)[number];
