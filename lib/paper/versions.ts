/**
 * Which version of a paper the user has, and whether there is a newer one. Pure and free of
 * dependencies: content scripts carry this file.
 */

/** The two numbers of a paper; see docs/data-model.md. */
export interface Versions {
  /** The highest version that anybody has told of. */
  version?: number | undefined;
  /** The version that the user saved or read last. Absent where it cannot differ from `version`. */
  savedVersion?: number | undefined;
}

/** The version that the user has, as far as it is known. */
export const versionHad = ({ version, savedVersion }: Versions): number | undefined =>
  savedVersion ?? version;

/** The newest version of which a page tells: that on show, or one that it only names. */
export const newestOf = (record: { version?: number | undefined; latest?: number | undefined }) =>
  record.latest ?? record.version;

/** A newer version than the user's. */
export interface VersionNews {
  had: number;
  latest: number;
}

/**
 * Is there a newer version than the one the user has?
 * @param shown the newest version that the page in front of the user tells of, of which the library may not know yet.
 */
export function versionNews(paper: Versions, shown?: number): VersionNews | undefined {
  const had = versionHad(paper);
  const latest = Math.max(paper.version ?? 0, shown ?? 0);
  return had !== undefined && latest > had ? { had, latest } : undefined;
}

/**
 * The paper after the user has met a version of it; the same object when that changes nothing.
 * @param met.version the version met. @param met.read whether it counts as the user's own from now
 * on: it was saved, read, or waved through. An abstract page that was merely opened only brings the
 * news. The first version that is met is the user's in any case.
 */
export function meetVersion<T extends Versions>(
  paper: T,
  { version, read }: { version: number; read: boolean },
): T {
  const had = versionHad(paper);
  const savedVersion = had === undefined || (read && version > had) ? version : had;
  const latest = Math.max(paper.version ?? 0, version);
  return latest === paper.version && savedVersion === had
    ? paper
    : { ...paper, version: latest, savedVersion };
}
