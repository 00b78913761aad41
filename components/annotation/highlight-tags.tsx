import { type KeyboardEvent, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { TagChip } from '../paper/tag';
import { cleanTag } from '../paper/tag-text';
import styles from './highlight-item.module.css';

/** The tags of a highlight and a field for more: Enter adds. */
export function HighlightTags({
  tags,
  readOnly,
  onChange,
}: {
  tags: readonly string[];
  readOnly: boolean;
  onChange: (tags: string[]) => Promise<boolean>;
}) {
  const [typed, setTyped] = useState('');
  const onKeyDown = async (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    event.preventDefault();
    const tag = cleanTag(typed);
    // What was refused stays in the field.
    if (tag !== '' && (tags.includes(tag) || (await onChange([...tags, tag])))) setTyped('');
  };
  return (
    <div className={styles.tags}>
      {tags.map((tag) => (
        <TagChip
          key={tag}
          tag={tag}
          {...(!readOnly && {
            onRemove: () => void onChange(tags.filter((each) => each !== tag)),
          })}
        />
      ))}
      {!readOnly && (
        <input
          className={styles.field}
          value={typed}
          dir="auto"
          placeholder={t('hl_tag_placeholder')}
          aria-label={t('hl_tag')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => void onKeyDown(event)}
        />
      )}
    </div>
  );
}
