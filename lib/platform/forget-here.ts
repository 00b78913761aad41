/** Forgets what pages of ours keep in localStorage: drafts, how lists were left, hints that were closed. */
export function forgetHere(): void {
  try {
    localStorage.clear();
  } catch {
    // Forbidden: then there was nothing in it.
  }
}
