/** Offprint's build for Firefox in a real Firefox that lives in the stand-in web. */
/// <reference types="chrome" />
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { StandInWeb } from '../../web/server.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** The build under test. */
export const firefoxBuild =
  process.env.OFFPRINT_FIREFOX_BUILD ?? path.join(root, '.cache/e2e/firefox-mv3');

/** Chosen by us, so that the addresses of the extension's pages are known. */
const uuid = '0ff7a1c0-5a5e-4000-8000-000000000001';
const addOnId = 'offprint@offprint.invalid';

export class OffprintInFirefox {
  readonly browser: Browser;

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  static async launch(web: StandInWeb, executablePath: string): Promise<OffprintInFirefox> {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      acceptInsecureCerts: true,
      // Pages of extensions are out of reach otherwise.
      args: ['--remote-allow-system-access'],
      defaultViewport: { width: 1280, height: 800 },
      extraPrefsFirefox: {
        'network.proxy.type': 1,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': web.port,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': web.port,
        'network.proxy.no_proxies_on': '',
        'extensions.webextensions.uuids': JSON.stringify({ [addOnId]: uuid }),
      },
    });
    const offprint = new OffprintInFirefox(browser);
    await browser.installExtension(firefoxBuild);
    await offprint.#welcomed();
    return offprint;
  }

  /** Close the page of the first run, once it is there. */
  async #welcomed(): Promise<void> {
    const scratch = await this.extensionPage('icons/16.png');
    await until(() =>
      scratch.evaluate(async () => {
        const tabs = await chrome.tabs.query({});
        const id = tabs.find(({ url }) => url?.endsWith('/welcome.html'))?.id;
        if (id !== undefined) await chrome.tabs.remove(id);
        return id !== undefined;
      }),
    );
    await scratch.close();
  }

  /** Open an address of the stand-in web in a new tab. */
  async visit(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  /** Open a page of the extension. Its load is not reported, so it is looked for. */
  async extensionPage(file: string): Promise<Page> {
    const url = `moz-extension://${uuid}/${file}`;
    const page = await this.browser.newPage();
    void page.goto(url).catch(() => undefined);
    await until(async () => (await page.evaluate(() => location.href)) === url);
    await until(async () => (await page.evaluate(() => document.readyState)) === 'complete');
    return page;
  }

  /** The browser's number of the tab that shows a page. */
  async tabId(page: Page): Promise<number> {
    const scratch = await this.extensionPage('icons/16.png');
    const url = page.url();
    const tabs = await scratch.evaluate(() => chrome.tabs.query({}));
    await scratch.close();
    const id = tabs.find((tab) => tab.url === url)?.id;
    if (id === undefined) throw new Error(`no tab shows ${url}`);
    return id;
  }

  /**
   * The buttons that Offprint shows on a page, with the middle of each. The page itself cannot look
   * into the closed shadow root; a script of the extension can.
   */
  async buttonsOn(page: Page): Promise<{ name: string; x: number; y: number }[]> {
    const tabId = await this.tabId(page);
    const scratch = await this.extensionPage('icons/16.png');
    try {
      const found = await scratch.evaluate(
        (id) =>
          chrome.scripting.executeScript({
            target: { tabId: id },
            func: () => {
              const roots = [...document.querySelectorAll('*')].flatMap((element) => {
                const { openOrClosedShadowRoot } = element as unknown as {
                  openOrClosedShadowRoot: ShadowRoot | null;
                };
                return openOrClosedShadowRoot ? [openOrClosedShadowRoot] : [];
              });
              return roots.flatMap((each) =>
                [...each.querySelectorAll('button')].map((button) => {
                  const { x, y, width, height } = button.getBoundingClientRect();
                  const name = button.getAttribute('aria-label') ?? button.innerText.trim();
                  return { name, x: x + width / 2, y: y + height / 2 };
                }),
              );
            },
          }),
        tabId,
      );
      return found[0]?.result ?? [];
    } finally {
      await scratch.close();
      await page.bringToFront();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Wait until a question is answered with true; errors count as no. */
export async function until(asks: () => Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await asks().catch(() => false)) return;
    if (Date.now() > deadline) throw new Error(`still not so: ${asks}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
