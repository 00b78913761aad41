/**
 * What was done on this page and can be taken back, the last at the end: it outlives the toasts.
 * One page is one list, whichever component did it.
 */
export interface DoneStep {
  undoId: string;
  /** Takes the toast away that tells of it. */
  dismiss?: () => void;
}

const most = 100;
const steps: DoneStep[] = [];

/** Remembers a step. Does nothing for an answer without an id: nothing was changed then. */
export function rememberStep(answer: unknown, dismiss?: () => void): void {
  const undoId = (answer as { undoId?: unknown } | null | undefined)?.undoId;
  if (typeof undoId !== 'string') return;
  steps.push({ undoId, ...(dismiss && { dismiss }) });
  if (steps.length > most) steps.shift();
}

/** Takes a step off the list; without an id the last one. */
export function takeStep(undoId?: string): DoneStep | undefined {
  if (undoId === undefined) return steps.pop();
  const at = steps.findIndex((step) => step.undoId === undoId);
  return at < 0 ? undefined : steps.splice(at, 1)[0];
}

/** Puts a step back that could not be taken back now. */
export const returnStep = (step: DoneStep): void => {
  steps.push(step);
};
