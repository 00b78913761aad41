import { type ErrorCode, type Failure, fail, ok, type Result } from '../messaging/result';

/** A refusal with a reason that people can be told. */
export class LibraryError extends Error {
  constructor(
    readonly code: ErrorCode,
    detail?: string,
  ) {
    super(detail ?? code);
    this.name = 'LibraryError';
  }
}

const namesOf = (error: unknown): string[] => {
  if (typeof error !== 'object' || error === null) return [];
  const { name, inner, cause } = error as { name?: unknown; inner?: unknown; cause?: unknown };
  return [...(typeof name === 'string' ? [name] : []), ...namesOf(inner), ...namesOf(cause)];
};

const storageNames = new Set([
  'OpenFailedError',
  'DatabaseClosedError',
  'MissingAPIError',
  'UpgradeError',
  'UnknownError',
  // The browser took a transaction back: on a disk without a free byte, for one.
  'AbortError',
  'InvalidStateError',
  'VersionError',
  'TimeoutError',
]);

/** What an exception of the library or of IndexedDB means to the person who asked. */
export function failureOf(error: unknown): Failure {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof LibraryError) return { code: error.code, detail };
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) return { code: 'full', detail };
  if (names.some((name) => storageNames.has(name))) return { code: 'storage', detail };
  return { code: 'internal', detail };
}

/** Runs an operation and turns what it throws into a failure. */
export async function attempt<T>(operation: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await operation());
  } catch (error) {
    const { code, detail } = failureOf(error);
    return fail(code, detail);
  }
}
