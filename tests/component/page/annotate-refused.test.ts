/** Selections of which no highlight can be made. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { onAPage, select } from './support/annotate';

const page = onAPage();
const { user, start, button, toast } = page;

describe('a selection that cannot be marked', () => {
  it.each([
    [
      'in a field',
      () => {
        const field = document.createElement('div');
        field.setAttribute('role', 'textbox');
        field.textContent = 'typed words';
        document.body.append(field);
        select('typed words');
      },
    ],
    [
      'of nothing but space',
      () => {
        const space = document.createElement('p');
        space.textContent = '   ';
        document.body.append(space);
        select('   ');
      },
    ],
    [
      'outside of the page',
      () => {
        const title = document.createElement('title');
        title.textContent = 'A title';
        document.head.append(title);
        onTestFinished(() => title.remove());
        document.getSelection()?.selectAllChildren(title);
      },
    ],
    [
      'that is not drawn',
      () => {
        Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
        select('the Transformer');
      },
    ],
  ])('%s', async (_, given) => {
    start();
    given();
    page.stage.annotate.selected();
    expect(page.stage.ours.queryByRole('toolbar', { name: /selection/i })).toBeNull();
    page.stage.annotate.key(false);
    expect(toast()).toHaveTextContent('Select text of the paper first');
    expect(page.library.highlights.size).toBe(0);
  });

  it('that is too long', async () => {
    start();
    const long = document.createElement('p');
    long.textContent = `Begin ${'words '.repeat(9_000)} end.`;
    document.body.append(long);
    document.getSelection()?.selectAllChildren(long);
    page.stage.annotate.selected();
    await user.click(button('Green'));
    await vi.waitFor(() =>
      expect(toast()?.parentElement).toHaveTextContent('This is too long for one highlight'),
    );
    expect(page.library.highlights.size).toBe(0);
  });
});
