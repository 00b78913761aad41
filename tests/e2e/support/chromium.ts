/** Offprint's production build in a real Chromium that lives in the stand-in web. */
/// <reference types="chrome" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import puppeteer, { type Page as PopupPage } from 'puppeteer-core';
import type { StandInWeb } from '../../web/server.ts';
import { chromiumBuild, which } from './builds.ts';
import { Driver, type LaunchOptions } from './driver.ts';
import type { Widget } from './widget.ts';
import { ChromiumWidget } from './widget-chromium.ts';

export type { LaunchOptions } from './driver.ts';

/** What Chromium itself asks for, whatever is installed in it. */
export const browsersOwnHosts = [
  'accounts.google.com',
  'update.googleapis.com',
  'content-autofill.googleapis.com',
  'clients2.google.com',
];

export class Offprint extends Driver {
  readonly profile: string;
  extensionId = '';
  protected readonly isBrowsersOwn = (host: string) => browsersOwnHosts.includes(host);
  protected readonly scratch = 'manifest.json';
  #browserSession: CDPSession | undefined;
  #options: LaunchOptions;

  private constructor(web: StandInWeb, profile: string, options: LaunchOptions) {
    super(web);
    this.profile = profile;
    this.#options = options;
  }

  /** Start a browser with an empty profile. */
  static async launch(web: StandInWeb, options: LaunchOptions = {}): Promise<Offprint> {
    const profile = mkdtempSync(path.join(tmpdir(), 'offprint-'));
    const offprint = new Offprint(web, profile, options);
    await offprint.#start();
    const welcome = await offprint.welcomePage();
    // Most tests have no use for it.
    if (!options.welcome) await welcome.close();
    return offprint;
  }

  get browserSession(): CDPSession {
    if (!this.#browserSession) throw new Error('the browser is closed');
    return this.#browserSession;
  }

  async #start(): Promise<void> {
    const { viewport = { width: 1280, height: 800 } } = this.#options;
    const { colorScheme = 'light', reducedMotion = 'no-preference' } = this.#options;
    const { language, timeZone } = this.#options;
    const context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.OFFPRINT_CHROMIUM ?? which('chromium'),
      headless: false,
      viewport,
      colorScheme,
      reducedMotion,
      ...(language !== undefined && { locale: language }),
      env: {
        ...process.env,
        // On Linux the browser's own language is the session's, not the argument's.
        ...(language !== undefined && { LANGUAGE: language.replace('-', '_') }),
        ...(timeZone !== undefined && { TZ: timeZone }),
      },
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
    this.currentContext = context;
    context.on('page', (page) => this.listen(page));
    const browser = context.browser();
    if (!browser) throw new Error('Chromium has no browser session');
    this.#browserSession = await browser.newBrowserCDPSession();
    await this.loadExtension();
    await this.settled();
  }

  /** Load the extension, or load it again as an update does. */
  async loadExtension(): Promise<void> {
    const { id } = await this.browserSession.send('Extensions.loadUnpacked', {
      path: this.#options.extension ?? chromiumBuild,
    });
    this.extensionId = id;
  }

  /**
   * Close the browser and start it again on the same profile.
   * @param change of how it is started from now on.
   * @param meanwhile what happens to the profile while nobody has it open.
   */
  async restart(change: LaunchOptions = {}, meanwhile: () => void = () => {}): Promise<void> {
    await this.context.close();
    this.#options = { ...this.#options, ...change };
    meanwhile();
    await this.#start();
  }

  /** Kill the browser at once, as a crash or a power switch does, and start it again. */
  async crash(): Promise<void> {
    const { processInfo } = await this.browserSession.send('SystemInfo.getProcessInfo');
    const own = processInfo.find(({ type }) => type === 'browser');
    if (!own) throw new Error('the browser has no process');
    const closed = new Promise((resolve) => this.context.once('close', resolve));
    process.kill(own.id, 'SIGKILL');
    await closed;
    await this.#start();
  }

  /** Close the browser and forget the profile. */
  async close(): Promise<void> {
    await this.currentContext?.close();
    this.currentContext = undefined;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  url(file: string): string {
    return `chrome-extension://${this.extensionId}/${file}`;
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

  allowClipboard(): Promise<void> {
    return this.context.grantPermissions(['clipboard-read', 'clipboard-write']);
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
    return ChromiumWidget.on(page);
  }
}

/** For a test that only Chromium can run: its driver. */
export function inChromiumOnly(driver: Driver): Offprint {
  if (!(driver instanceof Offprint)) throw new Error('only Chromium can do this');
  return driver;
}
