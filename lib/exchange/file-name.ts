/** Names of exported files. */
import { type ExportRequest, isArchive } from './export';
import { formatOf } from './formats';

/**
 * The name of a file: `offprint-reading-2026-07-04.bib`.
 * @param scope what is exported, in the user's words.
 */
export function exportName(
  request: Pick<ExportRequest, 'format' | 'files' | 'now'>,
  scope: string,
): string {
  const { format, now } = request;
  const day = new Date(now).toISOString().slice(0, 10);
  const extension = isArchive(request) ? 'zip' : formatOf(format).extension;
  if (format === 'backup') return `offprint-backup-${day}.${extension}`;
  const part = scope
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `offprint-${part || 'export'}-${day}.${extension}`;
}
