/**
 * Stops the background worker exactly where a test wants it: every point at which it hands over to the
 * browser (a request of the database, a transaction that is done, an alarm, storage, the network) is
 * counted, and at the chosen one the debugger holds it until it is killed.
 */
/// <reference types="chrome" />
import type { CDPSession, Page } from 'playwright-core';
import type { Offprint } from '../e2e/support/chromium.ts';

/**
 * Runs in the worker.
 * @param at the point that holds it; 0: points are only counted.
 * @param table only what is asked of this table counts; '': everything.
 */
function countPoints(at: number, table: string): void {
  interface Points {
    n: number;
    at: number;
    table: string;
  }
  const scope = globalThis as typeof globalThis & { faultPoints?: Points };
  if (scope.faultPoints) {
    Object.assign(scope.faultPoints, { n: 0, at, table });
    return;
  }
  const points: Points = { n: 0, at, table };
  scope.faultPoints = points;
  const channel = new BroadcastChannel('faults');
  const pass = (asked?: unknown) => {
    if (points.table !== '' && (asked as { name?: string } | undefined)?.name !== points.table) {
      return;
    }
    points.n += 1;
    if (points.n !== points.at) return;
    channel.postMessage('held');
    // biome-ignore lint/suspicious/noDebugger: this is where the worker is held and killed.
    debugger;
  };
  type Any = Record<string, unknown>;
  const wrap = (target: unknown, names: readonly string[]) => {
    const object = target as Any;
    for (const name of names) {
      const own = object[name];
      if (typeof own !== 'function') continue;
      object[name] = function (this: unknown, ...given: unknown[]) {
        pass(this);
        return Reflect.apply(own, this, given);
      };
    }
  };
  const reads = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'];
  wrap(IDBFactory.prototype, ['open']);
  wrap(IDBDatabase.prototype, ['transaction']);
  wrap(IDBObjectStore.prototype, [...reads, 'put', 'add', 'delete', 'clear']);
  wrap(IDBIndex.prototype, reads);
  wrap(IDBCursor.prototype, ['continue', 'continuePrimaryKey', 'advance', 'update', 'delete']);
  wrap(IDBTransaction.prototype, ['commit']);
  wrap(chrome.alarms, ['create', 'clear']);
  wrap(chrome.storage.local, ['get', 'set']);
  wrap(chrome.action, ['setBadgeText']);
  wrap(scope, ['fetch']);
  // Written, and not yet told to whoever asked.
  const complete = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
  Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
    ...complete,
    set(this: IDBTransaction, listener: ((event: Event) => void) | null) {
      const told = listener
        ? function (this: unknown, event: Event) {
            pass();
            return Reflect.apply(listener, this, [event]);
          }
        : null;
      complete?.set?.call(this, told);
    },
  });
}

export class FaultyWorker {
  readonly #offprint: Offprint;
  /** A page of the extension that runs none of its code, from which everything is asked. */
  readonly page: Page;
  readonly #stopper: CDPSession;
  #sessionId = '';
  #next = 0;
  readonly #waiting = new Map<number, (result: unknown) => void>();

  private constructor(offprint: Offprint, page: Page, stopper: CDPSession) {
    this.#offprint = offprint;
    this.page = page;
    this.#stopper = stopper;
    offprint.browserSession.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
      if (id === undefined) return;
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
  }

  static async of(offprint: Offprint): Promise<FaultyWorker> {
    const page = await offprint.extensionPage('manifest.json');
    const stopper = await offprint.context.newCDPSession(page);
    await stopper.send('ServiceWorker.enable');
    await page.evaluate(() => {
      const scope = globalThis as unknown as { held: boolean };
      scope.held = false;
      new BroadcastChannel('faults').onmessage = () => {
        scope.held = true;
      };
    });
    return new FaultyWorker(offprint, page, stopper);
  }

  async #tell(method: string, params: object): Promise<unknown> {
    const id = ++this.#next;
    const answer = new Promise((resolve) => this.#waiting.set(id, resolve));
    await this.#offprint.browserSession.send('Target.sendMessageToTarget', {
      sessionId: this.#sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    return answer;
  }

  /**
   * Wakes the worker, and holds it at a point of what it does next.
   * @param at 0: only counts.
   * @param table counts only what is asked of this one.
   */
  async holdAt(at: number, table = ''): Promise<void> {
    await this.say('look', { identifiers: [] });
    const { targetInfos } = await this.#offprint.browserSession.send('Target.getTargets');
    const target = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(this.#offprint.url('')),
    );
    if (!target) throw new Error('the worker does not run');
    const { sessionId } = await this.#offprint.browserSession.send('Target.attachToTarget', {
      targetId: target.targetId,
      flatten: false,
    });
    this.#sessionId = sessionId;
    await this.page.evaluate(() => {
      (globalThis as unknown as { held: boolean }).held = false;
    });
    await this.#tell('Debugger.enable', {});
    await this.#tell('Runtime.evaluate', {
      expression: `(${countPoints.toString()})(${at}, ${JSON.stringify(table)})`,
    });
  }

  /** How many points there were since `holdAt`; the worker must be alive. */
  async points(): Promise<number> {
    const answer = await this.#tell('Runtime.evaluate', {
      expression: 'globalThis.faultPoints.n',
      returnByValue: true,
    });
    const { result } = answer as { result?: { value?: number } };
    await this.#letGo();
    return result?.value ?? 0;
  }

  /** The debugger would follow the worker through all its lives. */
  async #letGo(): Promise<void> {
    const sessionId = this.#sessionId;
    this.#sessionId = '';
    if (sessionId === '') return;
    await this.#offprint.browserSession
      .send('Target.detachFromTarget', { sessionId })
      .catch(() => undefined);
  }

  isHeld(): Promise<boolean> {
    return this.page.evaluate(() => (globalThis as unknown as { held: boolean }).held);
  }

  /** Asks without waiting; `answer` tells what came of it. */
  async ask(type: string, data: object): Promise<void> {
    await this.page.evaluate(
      (message) => {
        const scope = globalThis as unknown as { answer: unknown };
        scope.answer = undefined;
        void chrome.runtime.sendMessage(message).then(
          (answer) => {
            scope.answer = answer ?? null;
          },
          (error) => {
            scope.answer = { err: String(error) };
          },
        );
      },
      { id: 1, type, data, timestamp: Date.now() },
    );
  }

  /** What came of the last `ask`: `waiting`, `yes`, or what went wrong. */
  answer(): Promise<string> {
    return this.page.evaluate(() => {
      const { answer } = globalThis as unknown as {
        answer?: { res?: { ok: boolean; error?: unknown }; err?: unknown } | null;
      };
      if (answer === undefined) return 'waiting';
      if (answer?.res?.ok) return 'yes';
      return JSON.stringify(answer?.res?.error ?? answer?.err ?? 'no answer');
    });
  }

  /** Asks and waits. @throws when the answer is no. */
  async say(type: string, data: object): Promise<unknown> {
    return this.page.evaluate(
      async (message) => {
        const answer = await chrome.runtime.sendMessage(message);
        if (!answer?.res?.ok) throw new Error(JSON.stringify(answer));
        return answer.res.value;
      },
      { id: 1, type, data, timestamp: Date.now() },
    );
  }

  /** Kills the worker where it stands. */
  async kill(): Promise<void> {
    await this.#stopper.send('ServiceWorker.stopAllWorkers');
    await this.#letGo();
  }

  /** Lets an alarm ring now, as it would some time later. */
  async ring(alarm: string): Promise<void> {
    await this.page.evaluate((name) => chrome.alarms.create(name, { when: Date.now() }), alarm);
  }
}
