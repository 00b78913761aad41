import { type StyleId, styleIds, styleNames } from '@/lib/exchange/style-names';
import styles from './export-dialog.module.css';

/** The choice of a citation style. */
export function StyleSelect(props: {
  label: string;
  value: StyleId;
  onChange: (style: StyleId) => void;
}) {
  return (
    <label className={styles.field}>
      <span>{props.label}</span>
      <select
        value={props.value}
        onChange={(event) => {
          const chosen = styleIds.find((id) => id === event.currentTarget.value);
          if (chosen) props.onChange(chosen);
        }}
      >
        {styleIds.map((id) => (
          <option key={id} value={id}>
            {styleNames[id]}
          </option>
        ))}
      </select>
    </label>
  );
}
