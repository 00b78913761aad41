import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Button } from '@/components/ui/button';
import { MathText } from '@/components/ui/math-text';
import { Menu } from '@/components/ui/menu';
import { StatusRing } from '@/components/ui/status-ring';
import { ToastHost, useToasts } from '@/components/ui/toast';
import { useSettings } from '@/components/ui/use-settings';

afterEach(() => {
  vi.useRealTimers();
});

describe('MathText', () => {
  it('shows a formula as MathML, built as nodes without style attributes in markup', async () => {
    const { container } = render(<MathText text="Bounds for $L_\infty$ balls" />);
    expect(container).toHaveTextContent('Bounds for $L_\\infty$ balls');
    await waitFor(() => expect(container.querySelector('math')).not.toBeNull());
    expect(container.querySelector('math')).toHaveTextContent('L∞');
  });

  it('leaves a formula that cannot be read as it was written', async () => {
    const { container } = render(<MathText text="Broken $\frac{1$ and fine $x$" />);
    await waitFor(() => expect(container.querySelectorAll('math')).toHaveLength(1));
    expect(container).toHaveTextContent('$\\frac{1$');
  });

  it('makes no links and no HTML of what a title says', async () => {
    const { container } = render(
      <MathText text="<img src=x onerror=alert(1)> $\href{javascript:alert(1)}{x} y$" />,
    );
    await waitFor(() => expect(container.querySelector('math, span')).not.toBeNull());
    expect(container.querySelector('img, a, [href]')).toBeNull();
    expect(container).toHaveTextContent('<img src=x onerror=alert(1)>');
  });
});

function Shower({ run }: { run: () => void }) {
  const { show, runLast } = useToasts();
  return (
    <>
      <Button onClick={() => show({ text: 'Gone.', action: { label: 'Undo', run } })}>
        Delete
      </Button>
      <Button onClick={() => show({ text: 'No room.', tone: 'problem' })}>Fail</Button>
      <Button onClick={() => runLast()}>Undo last</Button>
    </>
  );
}

describe('toasts', () => {
  const show = (run = vi.fn()) => {
    render(
      <ToastHost>
        <Shower run={run} />
      </ToastHost>,
    );
    return run;
  };
  const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  it('runs the action once and goes, giving the focus back', async () => {
    const user = userEvent.setup();
    const run = show();
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await user.tab();
    await user.tab();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(run).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Gone.')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Undo last' })).toHaveFocus();
  });

  it('goes by itself after 8 seconds, but not while it is pointed at', () => {
    vi.useFakeTimers();
    show();
    click('Delete');
    const toast = screen.getByText('Gone.');
    fireEvent.pointerEnter(toast);
    act(() => void vi.advanceTimersByTime(60_000));
    expect(toast).toBeInTheDocument();
    fireEvent.pointerLeave(toast);
    act(() => void vi.advanceTimersByTime(8001));
    expect(toast).not.toBeInTheDocument();
  });

  it('keeps a problem until it is closed, and reads it out', () => {
    vi.useFakeTimers();
    show();
    click('Fail');
    act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.getByRole('alert')).toHaveTextContent('No room.');
    click('Close');
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  });

  it('runs the newest action by key', () => {
    const run = show();
    click('Delete');
    click('Undo last');
    expect(run).toHaveBeenCalledTimes(1);
    click('Undo last');
    expect(run).toHaveBeenCalledTimes(1);
  });
});

it('a menu runs what is chosen and moves by keys', async () => {
  // jsdom cannot open popovers: here they are always open.
  HTMLElement.prototype.hidePopover ??= () => {};
  const open = document.createElement('style');
  open.textContent = '[popover] { display: block !important }';
  document.head.append(open);
  const user = userEvent.setup();
  const link = vi.fn();
  render(
    <Menu
      label="Copy"
      items={[
        { text: 'As link', run: link },
        { text: 'As BibTeX', run: vi.fn() },
        { text: 'Newest first', run: vi.fn(), checked: true },
      ]}
    />,
  );
  expect(screen.getByRole('button', { name: 'Copy' })).toHaveAttribute('aria-haspopup', 'menu');
  screen.getByRole('menuitem', { name: 'As link' }).focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('menuitem', { name: 'As BibTeX' })).toHaveFocus();
  await user.keyboard('{End}');
  expect(screen.getByRole('menuitemradio', { name: 'Newest first' })).toBeChecked();
  await user.keyboard('a{Enter}');
  expect(link).toHaveBeenCalledTimes(1);
  open.remove();
});

it('a status ring says its status when it stands alone', () => {
  render(<StatusRing status="reading" label="Reading" />);
  expect(screen.getByRole('img', { name: 'Reading' })).toBeVisible();
});

function Theme() {
  const [settings, write] = useSettings();
  return (
    <Button onClick={() => void write({ theme: 'dark' })}>{settings?.theme ?? 'not yet'}</Button>
  );
}

it('settings are live', async () => {
  await fakeBrowser.storage.local.clear();
  render(<Theme />);
  fireEvent.click(await screen.findByRole('button', { name: 'system' }));
  expect(await screen.findByRole('button', { name: 'dark' })).toBeVisible();
});
