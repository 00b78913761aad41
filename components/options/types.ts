import type { ComponentType } from 'react';
import type { MessageKey } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';

export interface SettingProps {
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
}

/** One setting, or a few that belong together. */
export interface Setting {
  /** For links to it. */
  id: string;
  title: MessageKey;
  hint?: MessageKey;
  /** The title is no heading: what it holds has one of its own. */
  headed?: true;
  /** What else it says, to be found by. */
  says?: readonly MessageKey[];
  /** Words that people look for and that it does not say. */
  words?: MessageKey;
  /** Fields that a reset puts back; none: there is nothing to reset. */
  fields?: readonly (keyof Settings)[];
  of: ComponentType<SettingProps>;
}

/** A part of the page, with a line in the navigation. */
export interface Part {
  id: string;
  title: MessageKey;
  settings: readonly Setting[];
}
