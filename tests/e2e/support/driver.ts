/** What a test can do with a browser that has Offprint in it, whichever browser it is. */
/// <reference types="chrome" />
import type { BrowserContext, Page } from 'playwright-core';
import type { StandInWeb, Visit } from '../../web/server.ts';
import { Database } from './database.ts';
import type { Widget } from './widget.ts';

export interface LaunchOptions {
  /** Folder of the extension. */
  extension?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  /** Language of the browser's interface, instead of English; in Chromium. */
  language?: string;
  /** Where the computer is, as the tz database calls it; in Chromium. */
  timeZone?: string;
  /** Leave the page of the first run open, which a new profile begins with. */
  welcome?: boolean;
  /** Further arguments of Chromium. */
  args?: readonly string[];
}

export abstract class Driver {
  readonly web: StandInWeb;
  /** Errors that pages threw and dialogs that they opened, since the start. */
  readonly troubles: string[] = [];
  protected currentContext: BrowserContext | undefined;

  constructor(web: StandInWeb) {
    this.web = web;
  }

  get context(): BrowserContext {
    if (!this.currentContext) throw new Error('the browser is closed');
    return this.currentContext;
  }

  /** The address of a file of the extension. */
  abstract url(file: string): string;

  /** Whether the browser itself asks a host, whatever is installed in it. */
  protected abstract readonly isBrowsersOwn: (host: string) => boolean;

  /** A file of the extension that runs none of its code. */
  protected abstract readonly scratch: string;

  /** Load the extension, or load it again as an update does. */
  abstract loadExtension(): Promise<void>;

  /** Close the browser and start it again on the same profile. */
  abstract restart(): Promise<void>;

  /** Close the browser and forget the profile. */
  abstract close(): Promise<void>;

  /** Where the new tab's page ends up, which may hand over to the browser's own. */
  abstract newTabAddress(): Promise<string>;

  /** The browser's number of a tab. Brings the tab to the front. */
  abstract tabId(page: Page): Promise<number>;

  /** Give the command of a keyboard shortcut on a tab. */
  abstract giveCommand(command: string, page: Page): Promise<void>;

  /** Stop the background worker at once, as the browser does when it sleeps or crashes. */
  abstract stopWorker(): Promise<void>;

  /** Let pages read the clipboard, so that a test can. */
  abstract allowClipboard(): Promise<void>;

  /** Whether the background worker runs. */
  abstract workerRuns(): Promise<boolean>;

  /** What Offprint shows on a page. */
  abstract widget(page: Page): Promise<Widget>;

  /** The troubles since the start or the last time this was asked. */
  async takeTroubles(): Promise<string[]> {
    return this.troubles.splice(0);
  }

  /** Wait until the worker has done what it does once after an installation. */
  protected async settled(): Promise<void> {
    const scratch = await this.scratchPage();
    await scratch.evaluate(async () => {
      while (!(await chrome.alarms.get('daily'))) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await scratch.close();
  }

  /** The first run opens its page: wait for it. */
  protected async welcomePage(): Promise<Page> {
    const url = this.url('welcome.html');
    const deadline = Date.now() + 60_000;
    for (;;) {
      const found = this.context.pages().find((page) => page.url() === url);
      if (found) return found;
      if (Date.now() > deadline) throw new Error('the page of the first run does not open');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  protected listen(page: Page): void {
    page.on('pageerror', (error) => this.troubles.push(`${page.url()}: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.troubles.push(`${page.url()}: ${dialog.type()} ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Open an address of the stand-in web in a new tab. */
  async visit(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(url);
    return page;
  }

  /** A page of the extension as a tab. */
  async extensionPage(file: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.url(file));
    return page;
  }

  /** A page with the extension's rights and none of its code. */
  scratchPage(): Promise<Page> {
    return this.extensionPage(this.scratch);
  }

  /** The new tab's page. */
  newTab(): Promise<Page> {
    return this.extensionPage('newtab.html');
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

  /** Make the jobs of the outbox due, and let an alarm ring at once. */
  async makeDue(alarm: string): Promise<void> {
    const jobs = await this.database.rows<object>('outbox');
    await this.database.add(
      'outbox',
      jobs.map((job) => ({ ...job, notBefore: 0 })),
    );
    const scratch = await this.scratchPage();
    // Unpacked extensions may have alarms that ring sooner than in half a minute.
    await scratch.evaluate((name) => chrome.alarms.create(name, { when: Date.now() }), alarm);
    await scratch.close();
  }

  /** The library as it is stored. */
  get database(): Database {
    return new Database(() => this.scratchPage());
  }

  /** What was asked for, without the browser's own requests and the icons of tabs. */
  requests(): Visit[] {
    return this.web.log.filter(
      ({ host, path }) => !this.isBrowsersOwn(host) && path !== '/favicon.ico',
    );
  }

  /** The hosts of those requests. */
  hostsAsked(): string[] {
    return [...new Set(this.requests().map(({ host }) => host))].sort();
  }
}
