/**
 * Stands between Playwright and Firefox's WebDriver BiDi. Playwright speaks the newest of it, and
 * Firefox ESR an older one: what is missing is answered here, and so is the load and the end of
 * an extension's page, which Firefox does not report. The relay also has commands of its own, also in
 * the browser's window (`chrome`), for what no page and no driver may do: stop the worker, ask which
 * tab is which, press a key of the browser.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { WebSocket, WebSocketServer } from 'ws';

interface Message {
  id?: number;
  method?: string;
  type?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: string;
  message?: string;
}

/** A value as BiDi writes it. */
interface RemoteValue {
  type: string;
  value?: unknown;
}

interface Evaluated {
  type: 'success' | 'exception';
  result: RemoteValue;
  exceptionDetails?: { text: string };
}

/**
 * Playwright puts text into the focused field by setting its value in the page's world, where React
 * takes that for its own doing. The editor's command is what a keyboard causes.
 */
const insertion = {
  its: 'window.__pw_bidiInsertText(text3)',
  ours: `(document.activeElement?.localName === 'iframe'
    ? document.activeElement : void document.execCommand('insertText', false, text3))`,
};

/** Ids of Playwright's commands stay below. */
const firstOwnId = 1e9;

const loaded = `new Promise((done) => {
  if (document.readyState === 'complete') done();
  else addEventListener('load', () => done(), { once: true });
})`;

export class Relay {
  readonly #server: WebSocketServer;
  readonly #firefox: WebSocket;
  #playwright: WebSocket | undefined;
  #nextId = firstOwnId;
  readonly #waiting = new Map<number, (answer: Message) => void>();
  /** Words that are to be found in a command, and who wants to know in which context it runs. */
  readonly #sought = new Map<string, (context: string) => void>();
  readonly #contexts = new WeakMap<Page, string>();
  /** Playwright's commands to close a tab, by their ids. */
  readonly #closing = new Map<number, string>();

  private constructor(server: WebSocketServer, firefox: WebSocket) {
    this.#server = server;
    this.#firefox = firefox;
    firefox.on('message', (data) => this.#fromFirefox(String(data)));
    firefox.on('close', () => this.#playwright?.close());
    server.on('connection', (playwright) => {
      this.#playwright = playwright;
      playwright.on('message', (data) => this.#fromPlaywright(String(data)));
    });
  }

  /** @param endpoint Firefox's address, as it prints it. */
  static async start(endpoint: string): Promise<Relay> {
    const options = { perMessageDeflate: false, maxPayload: 2 ** 30 };
    const firefox = new WebSocket(`${endpoint}/session`, options);
    await once(firefox, 'open');
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options });
    await once(server, 'listening');
    return new Relay(server, firefox);
  }

  /** What Playwright is to take for Firefox's address. */
  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#firefox.close();
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  /** A command of ours. Rejects with what Firefox says. */
  async send<T>(method: string, params: Record<string, unknown>): Promise<T> {
    const id = this.#nextId;
    this.#nextId += 1;
    const answer = await new Promise<Message>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#firefox.send(JSON.stringify({ id, method, params }));
    });
    if (answer.type === 'error') throw new Error(`${method}: ${answer.error} ${answer.message}`);
    return answer.result as T;
  }

  /**
   * Evaluate an expression in the browser's own window, with all its rights. Promises are awaited.
   * @returns its value, which must be JSON.
   */
  async chrome<T = void>(expression: string): Promise<T> {
    const { contexts } = await this.send<{ contexts: { context: string; url: string }[] }>(
      'browsingContext.getTree',
      { 'moz:scope': 'chrome', maxDepth: 0 },
    );
    const window = contexts.find(({ url }) => url.endsWith('/browser.xhtml'));
    if (!window) throw new Error('Firefox has no window');
    const json = await this.evaluate(
      window.context,
      `(async () => JSON.stringify(await (${expression})) ?? 'null')()`,
    );
    return JSON.parse(String(json.value)) as T;
  }

  /** Evaluate an expression in a page's own world. */
  async evaluate(context: string, expression: string): Promise<RemoteValue> {
    const params = { expression, target: { context }, awaitPromise: true };
    return succeeded(await this.send<Evaluated>('script.evaluate', params));
  }

  /** Call a function, given as text, in a page's own world. */
  async call(
    context: string,
    functionDeclaration: string,
    given: { this?: object; arguments?: object[]; serializationOptions?: object } = {},
  ): Promise<RemoteValue> {
    const params = { functionDeclaration, target: { context }, awaitPromise: true, ...given };
    return succeeded(await this.send<Evaluated>('script.callFunction', params));
  }

  /** BiDi's name of the tab that a page is: Playwright keeps it to itself. */
  async contextOf(page: Page): Promise<string> {
    const known = this.#contexts.get(page);
    if (known) return known;
    const token = randomUUID();
    const found = new Promise<string>((resolve) => this.#sought.set(token, resolve));
    await page.evaluate((word) => word, token);
    const context = await found;
    this.#contexts.set(page, context);
    return context;
  }

  #fromPlaywright(text: string): void {
    for (const [token, tell] of this.#sought) {
      if (!text.includes(token)) continue;
      this.#sought.delete(token);
      const { params } = JSON.parse(text) as { params: { target: { context: string } } };
      tell(params.target.context);
    }
    const message = JSON.parse(text) as Message;
    switch (message.method) {
      case 'emulation.setMediaFeaturesOverride':
        void this.#emulate(message);
        return;
      case 'browsingContext.create':
        // Tabs of one window, as in the other browser.
        this.#firefox.send(
          JSON.stringify({ ...message, params: { ...message.params, type: 'tab' } }),
        );
        return;
      case 'browsingContext.close':
        this.#closing.set(message.id ?? 0, String(message.params?.context));
        this.#firefox.send(text);
        return;
      default:
        this.#firefox.send(
          text.replace(JSON.stringify(insertion.its).slice(1, -1), () =>
            JSON.stringify(insertion.ours).slice(1, -1),
          ),
        );
    }
  }

  /** Colours of a page; for the browser as a whole a preference does it. */
  async #emulate({ id, params }: Message): Promise<void> {
    const { contexts = [], features } = params as {
      contexts?: string[];
      features: { 'prefers-color-scheme'?: 'light' | 'dark' | null };
    };
    const scheme = features['prefers-color-scheme'] ?? 'none';
    for (const context of contexts) {
      await this.chrome(`${tabOf(context)}.linkedBrowser.browsingContext
        .prefersColorSchemeOverride = ${JSON.stringify(scheme)}`);
    }
    this.#playwright?.send(JSON.stringify({ type: 'success', id, result: {} }));
  }

  #fromFirefox(text: string): void {
    const message = JSON.parse(text) as Message;
    const own = message.id === undefined ? undefined : this.#waiting.get(message.id);
    if (own && message.id !== undefined) {
      this.#waiting.delete(message.id);
      own(message);
      return;
    }
    this.#playwright?.send(withDownloadId(message) ?? text);
    const closed = this.#closing.get(message.id ?? 0);
    if (closed) {
      this.#closing.delete(message.id ?? 0);
      this.#tell('browsingContext.contextDestroyed', { context: closed, parent: null });
    }
    const { context, url } = (message.params ?? {}) as { context?: string; url?: string };
    if (
      message.method === 'browsingContext.navigationCommitted' &&
      context &&
      url?.startsWith('moz-extension:')
    ) {
      void this.#tellLoad(context, message.params ?? {});
    }
  }

  async #tellLoad(context: string, params: Record<string, unknown>): Promise<void> {
    // The page may have gone on or been closed meanwhile: then there is nothing to tell.
    const done = await this.evaluate(context, loaded).catch(() => undefined);
    if (!done) return;
    this.#tell('browsingContext.domContentLoaded', params);
    this.#tell('browsingContext.load', params);
  }

  #tell(method: string, params: Record<string, unknown>): void {
    this.#playwright?.send(JSON.stringify({ type: 'event', method, params }));
  }
}

/** In the browser's window: the tab that BiDi calls so. */
export const tabOf = (context: string): string => `(() => {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs');
  return gBrowser.getTabForBrowser(
    NavigableManager.getBrowsingContextById(${JSON.stringify(context)}).top.embedderElement);
})()`;

/**
 * Playwright knows a download by an id or by its navigation. Firefox ESR gives it no id, and what a page
 * saves out of itself has no navigation: its address, made for the one file, tells it apart.
 */
function withDownloadId({ method, params, ...rest }: Message): string | undefined {
  if (!/^browsingContext\.download(WillBegin|End)$/.test(method ?? '')) return undefined;
  if (!params || params.download || params.navigation) return undefined;
  return JSON.stringify({ ...rest, method, params: { ...params, download: params.url } });
}

function succeeded({ type, result, exceptionDetails }: Evaluated): RemoteValue {
  if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'the script failed');
  return result;
}
