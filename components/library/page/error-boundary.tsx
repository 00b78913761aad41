import { Component, type ReactNode } from 'react';
import { t } from '@/lib/platform/i18n';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/**
 * Keeps a part that fails (or cannot be loaded, after an update) from taking the page with it.
 * `name` set anew tries again: use it as the part's place.
 */
export class ErrorBoundary extends Component<
  { name: string; children: ReactNode },
  { failed: string | undefined }
> {
  override state = { failed: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate({ name }: { name: string }) {
    if (name !== this.props.name && this.state.failed !== undefined) {
      this.setState({ failed: undefined });
    }
  }

  override render() {
    if (this.state.failed === undefined) return this.props.children;
    return (
      <Banner tone="problem">
        <p>{t('library_part_failed')}</p>
        <Button onClick={() => location.reload()}>{t('library_reload')}</Button>
      </Banner>
    );
  }
}
