import { browser } from 'wxt/browser';
import type { Bookmark } from '../exchange/import/bookmarks';

/** Only what is used of the browser's own type, which is not there without the permission. */
interface TreeNode {
  title?: string;
  url?: string;
  dateAdded?: number;
  children?: TreeNode[];
}

/**
 * Ask the user for their bookmarks; must be the first thing that a click does. False when they say
 * no.
 */
export async function requestBookmarks(): Promise<boolean> {
  try {
    return await browser.permissions.request({ permissions: ['bookmarks'] });
  } catch {
    return false;
  }
}

/** All bookmarks with their folders. @throws without the permission. */
export async function readBookmarkTree(): Promise<Bookmark[]> {
  const roots: TreeNode[] = await browser.bookmarks.getTree();
  const found: Bookmark[] = [];
  const walk = (node: TreeNode, folders: string[]) => {
    const { title = '', url, dateAdded, children } = node;
    if (url !== undefined) {
      found.push({ url, title, folders, ...(dateAdded !== undefined && { addedAt: dateAdded }) });
    }
    for (const child of children ?? []) walk(child, title ? [...folders, title] : folders);
  };
  for (const root of roots) walk(root, []);
  return found;
}
