/** Offprint's build for Firefox in a real Firefox that lives in the stand-in web. */
/// <reference types="chrome" />
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Page, firefox as playwrightFirefox } from 'playwright-core';
import type { StandInWeb } from '../../web/server.ts';
import { firefoxBuild, soon, which } from './builds.ts';
import { Driver, type LaunchOptions } from './driver.ts';
import { Relay, tabOf } from './relay.ts';
import type { Widget } from './widget.ts';
import { FirefoxWidget } from './widget-firefox.ts';

/** Chosen by us, so that the addresses of the extension's pages are known. */
const uuid = '0ff7a1c0-5a5e-4000-8000-000000000001';
const addOnId = 'offprint@offprint.invalid';

/** In the browser's window: the extension as Firefox holds it. */
const extension = `WebExtensionPolicy.getByID(${JSON.stringify(addOnId)}).extension`;

const preferences = (web: StandInWeb, options: LaunchOptions): Record<string, unknown> => ({
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': web.port,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': web.port,
  'network.proxy.no_proxies_on': '',
  'extensions.webextensions.uuids': JSON.stringify({ [addOnId]: uuid }),
  // A restart takes the extension away, which was loaded for this run only; its data is to stay.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // Here a host that is in the manifest can be given back; to be asked for it again takes a dialog.
  'extensions.webextOptionalPermissionPrompts': false,
  // Pages of the extension that run none of its code are files of it, as they are.
  'devtools.jsonview.enabled': false,
  'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
  'ui.prefersReducedMotion': options.reducedMotion === 'reduce' ? 1 : 0,
  'browser.download.useDownloadDir': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'browser.newtabpage.activity-stream.feeds.telemetry': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'dom.events.testing.asyncClipboard': true,
  'dom.testing.testutils.enabled': true,
});

export class OffprintInFirefox extends Driver {
  readonly profile: string;
  protected readonly scratch = 'manifest.json';
  protected readonly isBrowsersOwn = (host: string): boolean =>
    /(^|\.)(mozilla\.(org|com|net)|firefox\.com|mozgcp\.net|update\.googleapis\.com)$/.test(host);
  readonly #options: LaunchOptions;
  #relay: Relay | undefined;
  #firefox: ChildProcess | undefined;

  private constructor(web: StandInWeb, profile: string, options: LaunchOptions) {
    super(web);
    this.profile = profile;
    this.#options = options;
  }

  /** Start a browser with an empty profile. */
  static async launch(web: StandInWeb, options: LaunchOptions = {}): Promise<OffprintInFirefox> {
    const profile = mkdtempSync(path.join(tmpdir(), 'offprint-firefox-'));
    const lines = Object.entries(preferences(web, options)).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(path.join(profile, 'user.js'), lines.join(''));
    const offprint = new OffprintInFirefox(web, profile, options);
    await offprint.#start();
    const welcome = await offprint.welcomePage();
    if (!options.welcome) await welcome.close();
    return offprint;
  }

  get relay(): Relay {
    if (!this.#relay) throw new Error('the browser is closed');
    return this.#relay;
  }

  async #start(): Promise<void> {
    const firefox = spawn(
      process.env.OFFPRINT_FIREFOX ?? which('firefox-esr'),
      // The last one opens the pages of extensions and the browser's own window to us.
      [
        '--headless',
        '--no-remote',
        '--profile',
        this.profile,
        '--remote-debugging-port=0',
        '--remote-allow-system-access',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#firefox = firefox;
    // A run that is cut short leaves no browser behind.
    process.once('exit', () => firefox.kill('SIGKILL'));
    this.#relay = await Relay.start(await endpointOf(firefox));
    this.currentContext = await playwrightFirefox.launchPersistentContext('', {
      channel: 'moz-firefox',
      executablePath: standIn(this.profile),
      headless: true,
      ignoreHTTPSErrors: true,
      viewport: this.#options.viewport ?? { width: 1280, height: 800 },
      env: {
        PATH: process.env.PATH ?? '',
        OFFPRINT_RELAY: this.#relay.url,
        OFFPRINT_FIREFOX_PID: String(firefox.pid),
      },
    });
    this.context.setDefaultTimeout(soon.timeout * 3);
    this.context.on('page', (page) => this.listen(page));
    await this.loadExtension();
    await this.settled();
  }

  async loadExtension(): Promise<void> {
    const folder = this.#options.extension ?? firefoxBuild;
    await this.relay.send('webExtension.install', {
      extensionData: { type: 'path', path: folder },
    });
  }

  async #stop(): Promise<void> {
    const closed = this.#firefox && once(this.#firefox, 'exit');
    await this.currentContext?.close();
    this.currentContext = undefined;
    await closed;
    this.#relay?.stop();
    this.#relay = undefined;
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.#start();
  }

  async close(): Promise<void> {
    if (this.currentContext) await this.#stop();
    else this.#firefox?.kill();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  url(file: string): string {
    return `moz-extension://${uuid}/${file}`;
  }

  async newTabAddress(): Promise<string> {
    const page = await this.newTab();
    const url = page.url();
    await page.close();
    return url;
  }

  async tabId(page: Page): Promise<number> {
    await page.bringToFront();
    const tab = tabOf(await this.relay.contextOf(page));
    return this.relay.chrome(`${extension}.tabManager.getWrapper(${tab}).id`);
  }

  /** As a key of the browser does: keys of the browser itself no driver can press. */
  async giveCommand(command: string, page: Page): Promise<void> {
    await page.bringToFront();
    await this.relay.chrome(`${extension}.shortcuts.onCommand(${JSON.stringify(command)})`);
  }

  async stopWorker(): Promise<void> {
    await this.relay.chrome(`${extension}.terminateBackground({ ignoreDevToolsAttached: true,
      disableResetIdleForTest: true }).then(() => null)`);
  }

  /** A preference allows it from the start. */
  async allowClipboard(): Promise<void> {}

  async workerRuns(): Promise<boolean> {
    return (await this.relay.chrome<string>(`${extension}.backgroundState`)) === 'running';
  }

  /** Errors of the extension's pages are not told to Playwright: the browser's console has them. */
  override async takeTroubles(): Promise<string[]> {
    const told = await this.relay.chrome<string[]>(`(() => {
      const all = Services.console.getMessageArray();
      Services.console.reset();
      return all.flatMap((each) => {
        if (!(each instanceof Ci.nsIScriptError) || each.flags & Ci.nsIScriptError.warningFlag) return [];
        if (!each.sourceName.startsWith('moz-extension:')) return [];
        // A page that went while the worker was being asked.
        if (/^Promise \\S+ (after context unloaded|while context is inactive)/.test(each.errorMessage)) return [];
        // Nobody listens in a tab that carries no script of ours: the popup asks all the same.
        if (each.errorMessage.includes('Receiving end does not exist')) return [];
        return [each.sourceName + ': ' + each.errorMessage];
      });
    })()`);
    return [...this.troubles.splice(0), ...told];
  }

  widget(page: Page): Promise<Widget> {
    return FirefoxWidget.on(page, this.relay);
  }
}

/**
 * What Playwright starts in place of Firefox, which runs already: it tells where the relay is, and
 * lives as long as the browser does.
 */
function standIn(profile: string): string {
  const file = path.join(profile, 'stand-in.sh');
  const script = `#!/bin/sh
echo "WebDriver BiDi listening on $OFFPRINT_RELAY" >&2
exec tail --pid="$OFFPRINT_FIREFOX_PID" -s 0.1 -f /dev/null
`;
  writeFileSync(file, script, { mode: 0o755 });
  return file;
}

/** Where Firefox listens: it says so once, on the error stream. */
async function endpointOf(firefox: ChildProcess): Promise<string> {
  if (!firefox.stderr) throw new Error('Firefox has no error stream');
  const lines = createInterface({ input: firefox.stderr });
  const endpoint = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(line);
      if (found?.[1]) resolve(found[1]);
    });
    firefox.once('exit', () => reject(new Error('Firefox ended before it listened')));
  });
  return endpoint;
}
