/** How long the browser may take to read a file that it was given, in milliseconds. */
const readMs = 60_000;

/**
 * Saves a file as a download of the browser: it asks where, or puts it into its folder, as the user
 * has set it. Needs no permission.
 */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), readMs);
}
