import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { PaperRecord } from '@/lib/paper/schema';
import { extract } from '@/lib/sources';
import { withAddressId } from '@/lib/sources/address';
import { extractGeneric } from '@/lib/sources/generic';

/**
 * Run in a page that the user asked to save (scripting.executeScript under activeTab); the result
 * is what the page says of its paper.
 */
export default defineUnlistedScript((): PaperRecord | null => {
  const url = new URL(window.location.href);
  const known = extract(document, url);
  if (known) return known;
  const own = extractGeneric(document, url, { asked: true });
  return own ? withAddressId(own, url) : null;
});
