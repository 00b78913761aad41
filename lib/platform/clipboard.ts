/**
 * Put a text on the clipboard, with an HTML form for editors that take rich text.
 * @throws when the browser refuses: the page has no focus, or the click is too long ago.
 */
export async function copy(text: string, html?: string): Promise<void> {
  if (html === undefined || typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(text);
    return;
  }
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    }),
  ]);
}
