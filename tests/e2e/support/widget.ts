/**
 * What Offprint shows on someone else's page. It lives in a closed shadow root, which scripts of the
 * page cannot look into; people and screen readers can, and so can this: nodes are found by role
 * and accessible name, clicked with the mouse and typed into with the keyboard.
 */
import type { CDPSession, Page } from 'playwright-core';

interface Node {
  role: string;
  name: string;
  backendNodeId: number;
  focused: boolean;
}

type Name = string | RegExp;

const fits = (name: Name, actual: string): boolean =>
  typeof name === 'string' ? name === actual : name.test(actual);

export class Widget {
  readonly page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async on(page: Page): Promise<Widget> {
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('Accessibility.enable');
    return new Widget(page, session);
  }

  /** Closed shadow roots of the page: the widget's, unless the page has its own. */
  async #roots(): Promise<number[]> {
    interface DomNode {
      backendNodeId: number;
      shadowRootType?: string;
      children?: DomNode[];
      shadowRoots?: DomNode[];
    }
    const { root } = await this.#session.send('DOM.getDocument', { depth: -1, pierce: true });
    const found: number[] = [];
    const walk = (node: DomNode): void => {
      if (node.shadowRootType === 'closed') found.push(node.backendNodeId);
      for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) walk(child);
    };
    walk(root);
    return found;
  }

  /** Whether Offprint shows anything on the page. */
  async isThere(): Promise<boolean> {
    return (await this.#roots()).length > 0;
  }

  /** Every node of the page that assistive technology sees. */
  async nodes(): Promise<Node[]> {
    const { nodes } = await this.#session.send('Accessibility.getFullAXTree');
    return nodes.flatMap((node) =>
      node.ignored || node.backendDOMNodeId === undefined
        ? []
        : [
            {
              role: String(node.role?.value ?? ''),
              name: String(node.name?.value ?? ''),
              backendNodeId: node.backendDOMNodeId,
              focused: (node.properties ?? []).some(
                (property) => property.name === 'focused' && property.value.value === true,
              ),
            },
          ],
    );
  }

  async find(role: string, name: Name): Promise<Node | undefined> {
    return (await this.nodes()).find((node) => node.role === role && fits(name, node.name));
  }

  async has(role: string, name: Name): Promise<boolean> {
    return (await this.find(role, name)) !== undefined;
  }

  /** Call a function, given as text, on each closed shadow root as `this`. */
  async watch(functionDeclaration: string): Promise<unknown[]> {
    const results: unknown[] = [];
    for (const backendNodeId of await this.#roots()) {
      const { object } = await this.#session.send('DOM.resolveNode', { backendNodeId });
      if (object.objectId === undefined) continue;
      const { result } = await this.#session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration,
        returnByValue: true,
      });
      results.push(result.value);
    }
    return results;
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
  async waitFor(role: string, name: Name, timeoutMs = 5000): Promise<Node> {
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
    const { backendNodeId } = await this.waitFor(role, name);
    const { x, y } = await this.#middle(backendNodeId);
    await this.page.mouse.click(x, y);
  }

  async #middle(backendNodeId: number): Promise<{ x: number; y: number }> {
    await this.#session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    let last = '';
    for (let tries = 0; tries < 100; tries += 1) {
      const { model } = await this.#session.send('DOM.getBoxModel', { backendNodeId });
      const now = model.border.join();
      if (now === last) {
        const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
        return { x: (left + right) / 2, y: (top + bottom) / 2 };
      }
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
