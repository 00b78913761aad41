/** Tabs that show a PDF: in Chromium the browser's viewer lies in a document of the page's own. */

/** Is this document the frame around the browser's viewer? It has no text and nothing to select. */
export const isViewer = (document: Document): boolean => document.contentType === 'application/pdf';
