/** Offprint's production build in a real Chromium that lives in the stand-in web. */
/// <reference types="chrome" />
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import puppeteer, { type Page as PopupPage } from 'puppeteer-core';
import type { StandInWeb, Visit } from '../../web/server.ts';
import { Database } from './database.ts';
import { Widget } from './widget.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The build under test; the set-up of the browser tests makes it. */
export const buildFolder = process.env.OFFPRINT_CHROME ?? path.join(root, '.cache/e2e/chrome-mv3');

/** A program's path; throws when it is not installed. */
export const which = (name: string): string =>
  execFileSync('which', [name], { encoding: 'utf8' }).trim();

export interface LaunchOptions {
  /** Folder of the extension. */
  extension?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  /** Language of the browser's interface, instead of English. */
  language?: string;
  /** Leave the page of the first run open, which a new profile begins with. */
  welcome?: boolean;
  /** Further arguments of Chromium. */
  args?: readonly string[];
}

/** What Chromium itself asks for, whatever is installed in it. */
export const browsersOwnHosts = [
  'accounts.google.com',
  'update.googleapis.com',
  'content-autofill.googleapis.com',
  'clients2.google.com',
];

export class Offprint {
  readonly web: StandInWeb;
  readonly profile: string;
  /** Errors that pages threw and dialogs that they opened, since the start. */
  readonly troubles: string[] = [];
  extensionId = '';
  #context: BrowserContext | undefined;
  #browserSession: CDPSession | undefined;
  readonly #options: LaunchOptions;

  private constructor(web: StandInWeb, profile: string, options: LaunchOptions) {
    this.web = web;
    this.profile = profile;
    this.#options = options;
  }

  /** Start a browser with an empty profile. */
  static async launch(web: StandInWeb, options: LaunchOptions = {}): Promise<Offprint> {
    const profile = mkdtempSync(path.join(tmpdir(), 'offprint-'));
    const offprint = new Offprint(web, profile, options);
    await offprint.#start();
    await offprint.#welcomed();
    return offprint;
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the browser is closed');
    return this.#context;
  }

  get browserSession(): CDPSession {
    if (!this.#browserSession) throw new Error('the browser is closed');
    return this.#browserSession;
  }

  async #start(): Promise<void> {
    const { viewport = { width: 1280, height: 800 } } = this.#options;
    const { colorScheme = 'light', reducedMotion = 'no-preference', language } = this.#options;
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.OFFPRINT_CHROMIUM ?? which('chromium'),
      headless: false,
      viewport,
      colorScheme,
      reducedMotion,
      ...(language !== undefined && {
        locale: language,
        // On Linux the browser's own language is the session's, not the argument's.
        env: { ...process.env, LANGUAGE: language.replace('-', '_') },
      }),
      ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
      args: [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        ...(language === undefined ? [] : [`--lang=${language}`]),
        // The real popup is no larger than the screen allows.
        '--window-size=1280,1000',
        '--screen-info={1280x1000}',
        '--enable-unsafe-extension-debugging',
        '--remote-debugging-port=0',
        ...this.web.chromiumArguments,
        ...(this.#options.args ?? []),
      ],
    });
    this.#context.on('page', (page) => this.#listen(page));
    const browser = this.#context.browser();
    if (!browser) throw new Error('Chromium has no browser session');
    this.#browserSession = await browser.newBrowserCDPSession();
    await this.loadExtension();
    await this.#settled();
  }

  /** Wait until the worker has done what it does once after an installation. */
  async #settled(): Promise<void> {
    const scratch = await this.extensionPage('manifest.json');
    await scratch.evaluate(async () => {
      while (!(await chrome.alarms.get('daily'))) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await scratch.close();
  }

  /** The first run has opened its page; most tests have no use for it. */
  async #welcomed(): Promise<void> {
    const isIt = (page: Page) => page.url() === this.url('welcome.html');
    const page =
      this.context.pages().find(isIt) ??
      (await this.context.waitForEvent('page', {
        predicate: async (each) => {
          await each.waitForURL(this.url('welcome.html'));
          return true;
        },
      }));
    if (!this.#options.welcome) await page.close();
  }

  /** Load the extension, or load it again as an update does. */
  async loadExtension(): Promise<void> {
    const { id } = await this.browserSession.send('Extensions.loadUnpacked', {
      path: this.#options.extension ?? buildFolder,
    });
    this.extensionId = id;
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.troubles.push(`${page.url()}: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.troubles.push(`${page.url()}: ${dialog.type()} ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Close the browser and start it again on the same profile. */
  async restart(): Promise<void> {
    await this.context.close();
    await this.#start();
  }

  /** Close the browser and forget the profile. */
  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Open an address of the stand-in web in a new tab. */
  async visit(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(url);
    return page;
  }

  url(file: string): string {
    return `chrome-extension://${this.extensionId}/${file}`;
  }

  /** A page of the extension as a tab. */
  async extensionPage(file: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.url(file));
    return page;
  }

  /** The new tab's page. */
  newTab(): Promise<Page> {
    return this.extensionPage('newtab.html');
  }

  /** Where the new tab's page ends up, which may hand over to the browser's own. */
  async newTabAddress(): Promise<string> {
    const page = await this.context.newPage();
    await page.goto(this.url('newtab.html'), { waitUntil: 'commit' });
    await page.waitForURL('chrome://new-tab-page/', { timeout: 3000 }).catch(() => undefined);
    const url = page.url();
    await page.close();
    return url;
  }

  /** The popup as a tab of its own, about another tab (or about none). */
  async popup(about?: Page, size = { width: 420, height: 600 }): Promise<Page> {
    // Never without a query: that is the address of the real popup.
    const query = about ? `?tab=${await this.tabId(about)}` : '?alone';
    const page = await this.context.newPage();
    await page.setViewportSize(size);
    await page.goto(this.url(`popup.html${query}`));
    return page;
  }

  /** The browser's number of a tab. Brings the tab to the front. */
  async tabId(page: Page): Promise<number> {
    const scratch = await this.extensionPage('manifest.json');
    try {
      await page.bringToFront();
      return await scratch.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        if (tab?.id === undefined) throw new Error('no active tab');
        return tab.id;
      });
    } finally {
      await scratch.close();
    }
  }

  /**
   * Press the toolbar button on a tab: the real popup, with the rights that a press gives. Playwright
   * doesn't see such popups, so puppeteer drives this one.
   */
  async pressToolbarButton(page: Page): Promise<{ popup: PopupPage; leave(): Promise<void> }> {
    await page.bringToFront();
    const url = page.url();
    const targets = await this.browserSession.send('Target.getTargets', {
      filter: [{ type: 'tab' }],
    });
    const tab = targets.targetInfos.find((target) => target.url === url);
    if (!tab) throw new Error(`no tab shows ${url}`);
    await this.browserSession.send('Extensions.triggerAction', {
      id: this.extensionId,
      targetId: tab.targetId,
    });
    const [port, address] = readFileSync(
      path.join(this.profile, 'DevToolsActivePort'),
      'utf8',
    ).split('\n');
    const browser = await puppeteer.connect({
      browserWSEndpoint: `ws://127.0.0.1:${port}${address}`,
      defaultViewport: null,
    });
    const target = await browser.waitForTarget((each) => each.url() === this.url('popup.html'));
    return { popup: await target.asPage(), leave: () => browser.disconnect() };
  }

  /**
   * Tell the extension that the command of the keyboard shortcut was given on a tab. Browser
   * shortcuts cannot be pressed through the debugging protocol.
   */
  async giveCommand(command: string, page: Page): Promise<void> {
    const id = await this.tabId(page);
    const scratch = await this.extensionPage('manifest.json');
    // Wakes the worker if it sleeps: commands do.
    await scratch.evaluate(() => chrome.runtime.sendMessage({}).catch(() => undefined));
    const worker = this.context
      .serviceWorkers()
      .find((each) => each.url().startsWith(this.url('')));
    if (!worker) throw new Error('the worker does not run');
    await worker.evaluate(
      async ([name, tabId]) => {
        const tab = await chrome.tabs.get(tabId);
        const event = chrome.commands.onCommand as unknown as {
          dispatch(name: string, tab: unknown): void;
        };
        event.dispatch(name, tab);
      },
      [command, id] as const,
    );
    await scratch.close();
    await page.bringToFront();
  }

  /** Stop the background worker at once, as the browser does when it sleeps or crashes. */
  async stopWorker(): Promise<void> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    const session = await this.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }

  /** Make the jobs of the outbox due, and let an alarm ring at once. */
  async makeDue(alarm: string): Promise<void> {
    const jobs = await this.database.rows<object>('outbox');
    await this.database.add(
      'outbox',
      jobs.map((job) => ({ ...job, notBefore: 0 })),
    );
    const scratch = await this.extensionPage('manifest.json');
    // Unpacked extensions may have alarms that ring sooner than in half a minute.
    await scratch.evaluate((name) => chrome.alarms.create(name, { when: Date.now() }), alarm);
    await scratch.close();
  }

  /** Whether the background worker runs. */
  async workerRuns(): Promise<boolean> {
    const { targetInfos } = await this.browserSession.send('Target.getTargets');
    return targetInfos.some(
      (target) => target.type === 'service_worker' && target.url.startsWith(this.url('')),
    );
  }

  /** What Offprint shows on a page. */
  widget(page: Page): Promise<Widget> {
    return Widget.on(page);
  }

  /** The library as it is stored. */
  get database(): Database {
    return new Database(() => this.extensionPage('manifest.json'));
  }

  /** What was asked for, without the browser's own requests and the icons of tabs. */
  requests(): Visit[] {
    return this.web.log.filter(
      ({ host, path }) => !browsersOwnHosts.includes(host) && path !== '/favicon.ico',
    );
  }

  /** The hosts of those requests. */
  hostsAsked(): string[] {
    return [...new Set(this.requests().map(({ host }) => host))].sort();
  }
}
