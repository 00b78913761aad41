/** What Offprint shows on a page, by Chromium's debugging protocol. */
import type { CDPSession, Page } from 'playwright-core';
import { Widget, type WidgetNode } from './widget.ts';

interface ChromiumNode extends WidgetNode {
  backendNodeId: number;
}

export class ChromiumWidget extends Widget<ChromiumNode> {
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    super(page);
    this.#session = session;
  }

  static async on(page: Page): Promise<ChromiumWidget> {
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('Accessibility.enable');
    return new ChromiumWidget(page, session);
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

  async isThere(): Promise<boolean> {
    return (await this.#roots()).length > 0;
  }

  async nodes(): Promise<ChromiumNode[]> {
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

  protected async scrollTo({ backendNodeId }: ChromiumNode): Promise<void> {
    await this.#session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  }

  protected async box({ backendNodeId }: ChromiumNode): Promise<[number, number, number, number]> {
    const { model } = await this.#session.send('DOM.getBoxModel', { backendNodeId });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
    return [left, top, right, bottom];
  }
}
