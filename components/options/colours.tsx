import { highlightColours } from '@/lib/annotations/colours';
import { t } from '@/lib/platform/i18n';
import { longestName } from '@/lib/settings/colours';
import styles from './colours.module.css';
import type { SettingProps } from './types';

const plainNames = {
  yellow: 'annotate_yellow',
  green: 'annotate_green',
  blue: 'annotate_blue',
  pink: 'annotate_pink',
  violet: 'annotate_violet',
} as const;

/** What each colour of a highlight means to the user. */
export function Colours({ settings, change }: SettingProps) {
  const nameOf = (id: string) => settings.colours.find((colour) => colour.id === id)?.name ?? '';
  const rename = (id: (typeof highlightColours)[number], name: string) =>
    change({
      colours: highlightColours
        .map((each) => ({ id: each, name: each === id ? name.trim() : nameOf(each) }))
        .filter((each) => each.name !== ''),
    });
  return (
    <ul className={styles.list}>
      {highlightColours.map((id) => (
        <li key={id}>
          <label className={styles.row}>
            <span className={styles.swatch} data-colour={id} />
            <span className={styles.plain}>{t(plainNames[id])}</span>
            <input
              className={styles.field}
              key={nameOf(id)}
              type="text"
              maxLength={longestName}
              defaultValue={nameOf(id)}
              placeholder={t(plainNames[id])}
              onBlur={({ currentTarget: { value } }) => {
                if (value.trim() !== nameOf(id)) rename(id, value);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur();
              }}
            />
          </label>
        </li>
      ))}
    </ul>
  );
}
