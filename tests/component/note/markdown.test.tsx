import { render, screen } from '@testing-library/react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Markdown } from '@/components/note/markdown';
import { hasMarkup } from '@/lib/notes/markup';
import { renderMarkdown } from '@/lib/notes/render-markdown';

function drawn(text: string): HTMLElement {
  const holder = document.createElement('div');
  holder.append(renderMarkdown(text));
  return holder;
}

describe('a note as it looks', () => {
  it('has Markdown and formulas', async () => {
    render(
      <Markdown text={'# Head\n\nCheck **Table 3**, $a_1 * b_1$ and \\(c\\).\n\n- [x] done'} />,
    );
    expect(await screen.findByRole('heading', { name: 'Head' })).toBeVisible();
    expect(screen.getByText('Table 3').tagName).toBe('STRONG');
    expect(document.querySelectorAll('math')).toHaveLength(2);
    expect(screen.getByText(/☑/)).toBeVisible();
  });

  it('keeps a formula that cannot be read as it was typed', () => {
    expect(drawn('see $\\frac{$ there').textContent).toContain('\\frac{');
    expect(drawn('costs $5 and $10').querySelector('math')).toBeNull();
  });

  it.each([
    ['- [ ] open', '☐'],
    ['![](https://example.org/x.png)', 'https://example.org/x.png'],
    ['![A chart](https://example.org/x.png)', 'A chart'],
  ])('shows %s without a picture or a field', (text, words) => {
    expect(drawn(text)).toHaveTextContent(words);
    expect(drawn(text).querySelector('img, input')).toBeNull();
  });

  it.each([
    ['$$a$$', 'block'],
    ['\\[a\\]', 'block'],
    ['$a$', 'inline'],
    ['\\(a\\)', 'inline'],
  ])('draws %s as %s', (text, display) => {
    // The test's document has no styles on formulas; browsers have.
    const style = { configurable: true, get: () => ({}) };
    Object.defineProperty(Element.prototype, 'style', style);
    onTestFinished(() => void Reflect.deleteProperty(Element.prototype, 'style'));
    const formula = drawn(`x ${text} y`).querySelector('math');
    expect(formula?.getAttribute('display') ?? 'inline').toBe(display);
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '[a](javascript:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '![a](https://tracker.example/x.png)',
    '<svg><animate onbegin=alert(1)></svg>',
    '<a href="javascript:alert(1)" style="position:fixed">x</a>',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\includegraphics{https://tracker.example/x.png}$',
    '$<img src=x onerror=alert(1)>$',
    '<form action="https://evil.example"><button>go</button></form>',
  ])('runs, loads and sends nothing: %s', (text) => {
    const holder = drawn(text);
    expect(holder.querySelector('img, script, svg, form, button, iframe, style')).toBeNull();
    for (const element of holder.querySelectorAll('*')) {
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
      expect(element.getAttribute('href') ?? 'https://x').toMatch(/^(?:https?|mailto):/);
    }
  });

  it.each([
    ['plain words, nothing else.', false],
    ['**bold**', true],
    ['- a list', true],
    ['1. a list', true],
    ['$x$', true],
    ['see https://example.org', true],
  ])('%j has markup: %s', (text, expected) => {
    expect(hasMarkup(text)).toBe(expected);
  });
});
