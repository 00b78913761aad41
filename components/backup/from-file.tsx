import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import styles from './backups.module.css';
import type { RestoreSource } from './use-restore';

/** Restoring from a file: chosen, or dropped here. */
export function FromFile({ onSource }: { onSource: (source: RestoreSource) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onSource({ name: file.name, read: async () => file });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    // The page around takes files for the import.
    event.stopPropagation();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same.
    <section
      className={styles.drop}
      data-over={over || undefined}
      onDragEnter={(event) => event.stopPropagation()}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={(event) => {
        event.stopPropagation();
        setOver(false);
      }}
      onDrop={drop}
    >
      <Icon of={FileUp} size={20} />
      <p>{t('backup_drop')}</p>
      <Button onClick={() => input.current?.click()}>{t('backup_choose')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.gz,application/json,application/gzip"
        aria-label={t('backup_choose')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </section>
  );
}
