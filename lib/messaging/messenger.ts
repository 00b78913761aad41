/** The one messenger, shared by both ends. JSON only: no Date, Map, or Blob (trap of runtime messages). */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type { ProtocolMap } from './protocol';

export const { sendMessage, onMessage } = defineExtensionMessaging<ProtocolMap>({
  // Its default writes every message, titles included, to the console of the page.
  logger: {
    debug() {},
    log() {},
    warn() {},
    error() {},
  },
});
