import styles from './one-of.module.css';

interface Props<T extends string> {
  label: string;
  choices: readonly { value: T | undefined; text: string }[];
  value: T | undefined;
  onChange: (value: T | undefined) => void;
}

/** One of several lists of a kind: a category, a submitter, a tag. */
export function OneOf<T extends string>({ label, choices, value, onChange }: Props<T>) {
  return (
    <select
      className={styles.select}
      aria-label={label}
      title={label}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = choices.find((choice) => (choice.value ?? '') === event.currentTarget.value);
        onChange(chosen?.value);
      }}
    >
      {choices.map((choice) => (
        <option key={choice.text} value={choice.value ?? ''}>
          {choice.text}
        </option>
      ))}
    </select>
  );
}
