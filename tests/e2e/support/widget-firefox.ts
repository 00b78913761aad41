/**
 * What Offprint shows on a page, by WebDriver BiDi: its values of elements name closed shadow roots,
 * too. Roles and names are worked out here, after the rules of accname-1.2 as far as our elements
 * and the fixtures need them; Firefox tells them to no driver.
 */
import type { Page } from 'playwright-core';
import type { Relay } from './relay.ts';
import { Widget, type WidgetNode } from './widget.ts';

interface FirefoxNode extends WidgetNode {
  sharedId: string;
}

interface RemoteNode {
  sharedId?: string;
  value?: { shadowRoot?: { sharedId: string; value: { mode?: string } } | null };
}

/**
 * Elements whose children may all be in a shadow root: to ask for every element takes too long. A
 * closed root that the page sees was shown to it by a test (support/axe-inside).
 */
const candidates = `() =>
  [...document.querySelectorAll('div, span')].filter(
    (each) => each.shadowRoot?.mode !== 'open' && !each.firstChild,
  )`;

/** In the page, on a document or shadow root: [role, name, focused, element] of what is shown. */
const describe = `function () {
  const roles = {
    a: 'link', article: 'article', aside: 'complementary', button: 'button', dialog: 'dialog',
    em: 'emphasis', fieldset: 'group', form: 'form', h1: 'heading', h2: 'heading', h3: 'heading',
    h4: 'heading', img: 'image', li: 'listitem', main: 'main', nav: 'navigation', ol: 'list',
    option: 'option', output: 'status', p: 'paragraph', select: 'combobox', strong: 'strong',
    summary: 'DisclosureTriangle', table: 'table', textarea: 'textbox', ul: 'list',
  };
  const inputs = {
    button: 'button', checkbox: 'checkbox', radio: 'radio', search: 'searchbox', submit: 'button',
  };
  const byContent = /^(button|checkbox|DisclosureTriangle|heading|link|menuitem|option|radio|tab)$/;
  const roleOf = (element) =>
    element.getAttribute('role') ??
    (element.localName === 'input' ? (inputs[element.type] ?? 'textbox') : roles[element.localName]);
  const hidden = (element) =>
    element.closest('[aria-hidden="true"], [inert], style, script') !== null ||
    element.getClientRects().length === 0 ||
    getComputedStyle(element).visibility !== 'visible';
  const textOf = (node) => {
    if (node.nodeType === 3) return node.nodeValue;
    if (node.nodeType !== 1 || node.matches('[aria-hidden="true"], style, script')) return '';
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility !== 'visible') return '';
    const own = node.getAttribute('aria-label') ?? node.getAttribute('alt');
    if (own) return own;
    const inner = [...node.childNodes].map(textOf).join('');
    return style.display.startsWith('inline') ? inner : ' ' + inner + ' ';
  };
  const nameOf = (element, role) => {
    const by = element.getAttribute('aria-labelledby');
    if (by) return by.split(/\\s+/).map((id) => this.getElementById(id)?.textContent ?? '').join(' ');
    const label = element.getAttribute('aria-label');
    if (label) return label;
    if (element.labels?.length) return [...element.labels].map(textOf).join(' ');
    if (element.localName === 'fieldset') return element.querySelector('legend')?.textContent ?? '';
    const inner = byContent.test(role) ? textOf(element) : (element.getAttribute('alt') ?? '');
    return inner.trim() || element.getAttribute('title') || element.getAttribute('placeholder') || '';
  };
  return [...this.querySelectorAll('*')].flatMap((element) => {
    const role = roleOf(element);
    if (!role || hidden(element)) return [];
    const name = nameOf(element, role).replace(/\\s+/g, ' ').trim();
    return [[role, name, this.activeElement === element, element]];
  });
}`;

interface Remote {
  type: string;
  value?: unknown;
  sharedId?: string;
}

export class FirefoxWidget extends Widget<FirefoxNode> {
  readonly #relay: Relay;
  readonly #context: string;

  private constructor(page: Page, relay: Relay, context: string) {
    super(page);
    this.#relay = relay;
    this.#context = context;
  }

  static async on(page: Page, relay: Relay): Promise<FirefoxWidget> {
    return new FirefoxWidget(page, relay, await relay.contextOf(page));
  }

  async #roots(): Promise<string[]> {
    const { value } = await this.#relay.call(this.#context, candidates, {
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    });
    return (value as RemoteNode[]).flatMap((each) => {
      const root = each.value?.shadowRoot;
      return root?.value.mode === 'closed' ? [root.sharedId] : [];
    });
  }

  async isThere(): Promise<boolean> {
    return (await this.#roots()).length > 0;
  }

  async nodes(): Promise<FirefoxNode[]> {
    const page = await this.#relay.call(this.#context, '() => document');
    const all: FirefoxNode[] = [];
    for (const sharedId of [(page as Remote).sharedId, ...(await this.#roots())]) {
      const { value } = await this.#relay
        .call(this.#context, describe, {
          this: { sharedId },
          serializationOptions: { maxDomDepth: 0 },
        })
        // A badge may have gone since.
        .catch(() => ({ value: [] }));
      for (const { value: row } of value as { value: Remote[] }[]) {
        const [role, name, focused, element] = row;
        all.push({
          role: String(role?.value),
          name: String(name?.value),
          focused: focused?.value === true,
          sharedId: element?.sharedId ?? '',
        });
      }
    }
    return all;
  }

  async watch(functionDeclaration: string): Promise<unknown[]> {
    const results: unknown[] = [];
    for (const sharedId of await this.#roots()) {
      const answer = await this.#relay.call(
        this.#context,
        `function () { return JSON.stringify((${functionDeclaration}).call(this)); }`,
        { this: { sharedId } },
      );
      results.push(typeof answer.value === 'string' ? JSON.parse(answer.value) : undefined);
    }
    return results;
  }

  protected async scrollTo({ sharedId }: FirefoxNode): Promise<void> {
    await this.#relay.call(
      this.#context,
      `function () {
        const { left, top, right, bottom } = this.getBoundingClientRect();
        if (left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight) return;
        this.scrollIntoView({ block: 'center', behavior: 'instant' });
      }`,
      { this: { sharedId } },
    );
  }

  protected async box({ sharedId }: FirefoxNode): Promise<[number, number, number, number]> {
    const { value } = await this.#relay.call(
      this.#context,
      `function () {
        const { left, top, right, bottom } = this.getBoundingClientRect();
        return [left, top, right, bottom].join(' ');
      }`,
      { this: { sharedId } },
    );
    const [left = 0, top = 0, right = 0, bottom = 0] = String(value).split(' ').map(Number);
    return [left, top, right, bottom];
  }
}
