/** Finding things in the popup as a person does: by role and name. */
import type { Locator, Page } from 'playwright-core';

/** The part on top: the paper of the tab. */
export const now = (popup: Page): Locator =>
  popup.getByRole('region', { name: 'The paper of this tab' });

export const list = (popup: Page): Locator => popup.getByRole('grid', { name: 'Reading list' });

export const row = (popup: Page, text: string | RegExp): Locator =>
  list(popup).getByRole('row').filter({ hasText: text });
