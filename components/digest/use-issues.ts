import type { Issue } from '@/lib/digest/issue';
import type { DigestPlan } from '@/lib/digest/plan';
import { type Due, nextDigest } from '@/lib/digest/schedule';
import { type Draft, draftIssue, readIssues, readPast } from '@/lib/digest/store';
import type { LibraryDatabase } from '@/lib/library/database';
import { type Live, useLive } from '../ui/use-live';

/** All issues, newest first, live. */
export const useIssues = (db: LibraryDatabase): Live<Issue[]> =>
  useLive(() => readIssues(db), [db]);

/** What an issue would hold now, live. */
export function useDraft(db: LibraryDatabase, plan: DigestPlan): Live<Draft> {
  const { feeds, topics, queries, count } = plan;
  const wishes = JSON.stringify([feeds, topics, queries, count]);
  return useLive(() => draftIssue(db, plan, Date.now()), [db, wishes]);
}

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The next issue, due or to come; undefined while that is not known, and without a subscription. */
export function useNext(db: LibraryDatabase, plan: DigestPlan | undefined): Due | undefined {
  const past = useLive(() => readPast(db), [db]);
  if (past.state !== 'ready' || !plan) return undefined;
  return nextDigest(plan, past.value, Date.now(), zoneHere());
}
