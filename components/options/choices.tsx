import { useId } from 'react';
import styles from './options-page.module.css';

interface Choice<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

interface Props<T extends string> {
  /** Read aloud before the choices. */
  legend: string;
  choices: Choice<T>[];
  value: T;
  onChange: (value: T) => void;
  /** Side by side instead of below each other. */
  row?: boolean;
}

/** One of several, as radio buttons. */
export function Choices<T extends string>({ legend, choices, value, onChange, row }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choices} data-row={row || undefined}>
      <legend className="visually-hidden">{legend}</legend>
      {choices.map((choice) => {
        const hintId = `${name}-${choice.value}`;
        return (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              aria-describedby={choice.hint && hintId}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
            {choice.hint && (
              <span id={hintId} className={styles.hint}>
                {choice.hint}
              </span>
            )}
          </label>
        );
      })}
    </fieldset>
  );
}
