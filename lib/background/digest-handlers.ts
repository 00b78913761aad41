import type { DigestProtocol } from '../messaging/digest-protocol';
import { fail, ok } from '../messaging/result';
import type { Handlers } from '../messaging/serve';
import type { DigestWork } from './digest-work';

/** Answers to what lib/messaging/digest-protocol asks. Only our own pages may ask it. */
export function digestHandlers(work: DigestWork | undefined): Pick<Handlers, keyof DigestProtocol> {
  return {
    digestPlan: {
      async answer({ plan }) {
        if (!work) return fail('internal');
        const nextAt = await work.setPlan(plan);
        return ok(nextAt === undefined ? {} : { nextAt });
      },
    },
    digestMark: {
      async answer({ id, read }) {
        if (!work) return fail('internal');
        await work.mark(id, read);
        return ok(null);
      },
    },
  };
}
