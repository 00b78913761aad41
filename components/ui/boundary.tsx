import { Component, type ReactNode } from 'react';
import { t } from '@/lib/platform/i18n';
import { Button } from './button';

interface Props {
  children: ReactNode;
}

/** Keeps what goes wrong in one part of a page (a file that does not load) from taking the rest along. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p role="alert">
        {t('ui_part_failed')}{' '}
        <Button onClick={() => this.setState({ failed: false })}>{t('action_retry')}</Button>
      </p>
    );
  }
}
