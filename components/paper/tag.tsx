import { X } from 'lucide-react';
import { t } from '@/lib/platform/i18n';
import { Icon } from '../ui/icon';
import styles from './tag.module.css';
import { useTagColour } from './tag-colours';

/** A tag's name: the way to it grey, its own part in ink, and its colour as a dot before it. */
export function TagName({ tag }: { tag: string }) {
  const colour = useTagColour(tag);
  const cut = tag.lastIndexOf('/', tag.length - 2) + 1;
  return (
    <span className={styles.name} dir="auto">
      {colour !== undefined && <TagDot colour={colour} />}
      {cut > 0 && <span className={styles.path}>{tag.slice(0, cut)}</span>}
      <span className={styles.leaf}>{tag.slice(cut)}</span>
    </span>
  );
}

/** The colour of a tag. */
export function TagDot({ colour }: { colour: string | undefined }) {
  return <span className={styles.dot} data-tag-colour={colour} aria-hidden="true" />;
}

/** A tag on a paper. With `onRemove` it has a small button to take it off. */
export function TagChip({ tag, onRemove }: { tag: string; onRemove?: () => void }) {
  return (
    <span className={styles.chip} data-removable={onRemove !== undefined} title={tag}>
      <TagName tag={tag} />
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('popup_tag_remove', tag)}
          onClick={onRemove}
        >
          <Icon of={X} size={11} />
        </button>
      )}
    </span>
  );
}
