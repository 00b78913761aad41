import type { ExportRequest } from '@/lib/exchange/export';
import { previewCount } from '@/lib/exchange/preview';
import { t, tn } from '@/lib/platform/i18n';
import { byteSize } from './byte-size';
import styles from './export-dialog.module.css';
import { usePreview } from './use-export';

/** The first entries of the file, and how large it will be, about. */
export function ExportPreview({ request }: { request: ExportRequest }) {
  const preview = usePreview(request);
  const more = request.ids.length - previewCount;
  return (
    <section className={styles.preview} aria-label={t('export_preview')} aria-busy={!preview}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre className={styles.text} tabIndex={0} data-prose={request.format === 'html'}>
        {preview === undefined && t('export_preview_wait')}
        {preview === null && t('export_preview_failed')}
        {preview?.text}
      </pre>
      <p className={styles.size}>
        {preview && t('export_size', byteSize(preview.size))}
        {preview && more > 0 && ` · ${tn('export_preview_more', more)}`}
      </p>
    </section>
  );
}
