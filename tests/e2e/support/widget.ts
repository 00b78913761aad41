/**
 * What Offprint shows on someone else's page. It lives in a closed shadow root, which scripts of the
 * page cannot look into; people and screen readers can, and so can this: nodes are found by role
 * and accessible name, clicked with the mouse and typed into with the keyboard. How to look inside
 * is each browser's own.
 */
import type { Page } from 'playwright-core';
import { soon } from './builds.ts';

export interface WidgetNode {
  role: string;
  name: string;
  focused: boolean;
}

type Name = string | RegExp;

const fits = (name: Name, actual: string): boolean =>
  typeof name === 'string' ? name === actual : name.test(actual);

export abstract class Widget<Node extends WidgetNode = WidgetNode> {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Whether Offprint shows anything on the page. */
  abstract isThere(): Promise<boolean>;

  /** Every node of the page that assistive technology sees. */
  abstract nodes(): Promise<Node[]>;

  /** Call a function, given as text, on each closed shadow root as `this`. */
  abstract watch(functionDeclaration: string): Promise<unknown[]>;

  /** Scroll to a node. */
  protected abstract scrollTo(node: Node): Promise<void>;

  /** Where a node is in the window: left, top, right, bottom. */
  protected abstract box(node: Node): Promise<[number, number, number, number]>;

  async find(role: string, name: Name): Promise<Node | undefined> {
    return (await this.nodes()).find((node) => node.role === role && fits(name, node.name));
  }

  async has(role: string, name: Name): Promise<boolean> {
    return (await this.find(role, name)) !== undefined;
  }

  /** All visible text of the widget. */
  async text(): Promise<string> {
    const texts = await this.watch(`function () {
      const shown = [...this.children].filter((element) => element.localName !== 'style');
      return shown.map((element) => element.innerText ?? '').join('\\n');
    }`);
    return texts.join('\n');
  }

  /** Wait for a node; the error lists what there is instead. */
  async waitFor(role: string, name: Name, timeoutMs = soon.timeout): Promise<Node> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = await this.find(role, name);
      if (found) return found;
      if (Date.now() > deadline) {
        const there = (await this.nodes()).map((node) => `${node.role} "${node.name}"`);
        throw new Error(`no ${role} named ${name}; there are: ${there.join(', ')}`);
      }
      // A look at the whole tree is work for the page: not too often.
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
  }

  /** Click the middle of a node with the mouse, when it has stopped moving. */
  async click(role: string, name: Name): Promise<void> {
    const { x, y } = await this.#middle(await this.waitFor(role, name));
    await this.page.mouse.click(x, y);
  }

  async #middle(node: Node): Promise<{ x: number; y: number }> {
    await this.scrollTo(node);
    let last = '';
    for (let tries = 0; tries < 100; tries += 1) {
      const [left, top, right, bottom] = await this.box(node);
      const now = [left, top, right, bottom].join();
      if (now === last) return { x: (left + right) / 2, y: (top + bottom) / 2 };
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the node never stands still');
  }

  /** Click a field and type. */
  async type(role: string, name: Name, text: string): Promise<void> {
    await this.click(role, name);
    await this.page.keyboard.type(text);
  }
}
