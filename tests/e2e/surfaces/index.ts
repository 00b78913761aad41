/** All surfaces in an order in which one library serves them: empty ones first. */
import { hostPages } from './host-page.ts';
import { emptyLibrary, libraryPages } from './library.ts';
import { emptyNewTab, newTabs } from './new-tab.ts';
import { optionsPages } from './options.ts';
import { libraryParts } from './parts.ts';
import { emptyPopup, popups } from './popup.ts';
import type { Surface } from './scene.ts';

export const emptySurfaces: Surface[] = [emptyPopup, emptyLibrary, emptyNewTab];
export const surfaces: Surface[] = [
  ...popups,
  ...libraryPages,
  ...libraryParts,
  ...newTabs,
  ...hostPages,
  ...optionsPages,
];
