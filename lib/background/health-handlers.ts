import type { LibraryDatabase } from '../library/database';
import { repair } from '../library/health/repair';
import type { At } from '../library/write';
import type { HealthProtocol } from '../messaging/health-protocol';
import { ok } from '../messaging/result';
import type { Handlers } from '../messaging/serve';

/** Answers to what lib/messaging/health-protocol asks. Only our own pages may ask it. */
export function healthHandlers(services: {
  library(): Promise<LibraryDatabase>;
  at(): At;
}): Pick<Handlers, keyof HealthProtocol> {
  return {
    repairLibrary: {
      answer: async ({ findings, title }) =>
        ok(await repair(await services.library(), findings, title, services.at())),
    },
  };
}
