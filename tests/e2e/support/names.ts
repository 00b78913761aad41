/** What the browser itself tells assistive technology: nothing that takes the focus is without a name. */
import type { Page } from 'playwright-core';

/** Roles that take their name from elsewhere, or need none. */
const nameless = new Set(['RootWebArea', 'none', 'generic', 'GenericContainer']);

/** Focusable nodes of a page, in all of its shadow trees, that have no name. */
export async function withoutName(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes.flatMap((node) => {
      if (node.ignored || String(node.name?.value ?? '').trim() !== '') return [];
      const focusable = node.properties?.some(
        ({ name, value }) => name === 'focusable' && value.value === true,
      );
      const role = String(node.role?.value ?? '');
      return focusable && !nameless.has(role) ? [`${role} without a name`] : [];
    });
  } finally {
    await session.detach();
  }
}
