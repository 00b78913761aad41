import type { ComponentProps } from 'react';
import styles from './button.module.css';

interface Look {
  /** `primary` is the one thing to do here; `quiet` has no edge until it is pointed at. */
  variant?: 'plain' | 'primary' | 'quiet';
  /** A square for an icon alone; give it an `aria-label`, which becomes its tooltip too. */
  square?: boolean;
}

const classes = ({ variant = 'plain', square }: Look, more?: string) =>
  [styles.button, styles[variant], square && styles.square, more].filter(Boolean).join(' ');

/** A button with a text, an icon or both. */
export function Button({
  variant,
  square,
  className,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  const look: Look = { ...(variant && { variant }), ...(square && { square }) };
  return (
    <button title={rest['aria-label']} {...rest} type={type} className={classes(look, className)} />
  );
}

/** A link that looks like a button. It opens in a new tab unless `target` says otherwise. */
export function ButtonLink({ variant, square, className, ...rest }: Look & ComponentProps<'a'>) {
  const look: Look = { ...(variant && { variant }), ...(square && { square }) };
  return (
    <a
      title={rest['aria-label']}
      target="_blank"
      rel="noreferrer"
      {...rest}
      className={classes(look, className)}
    />
  );
}
