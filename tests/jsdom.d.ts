/** The little of jsdom that tests use; it ships no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options?: { url?: string; contentType?: string });
    readonly window: { document: Document; close(): void };
  }
}
