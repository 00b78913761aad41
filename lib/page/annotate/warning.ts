/** Words that could not be stored would go with the page: let the browser ask. @returns sets it. */
export function warnOfLoss(window: Window): (inDanger: boolean) => void {
  const warn = (event: Event) => event.preventDefault();
  return (inDanger) =>
    inDanger
      ? window.addEventListener('beforeunload', warn)
      : window.removeEventListener('beforeunload', warn);
}
