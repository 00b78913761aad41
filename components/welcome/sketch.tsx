import styles from './sketch.module.css';

/** A page with a highlight, and Offprint's tab at its edge: what the words beside it mean. */
export function Sketch() {
  return (
    <svg className={styles.sketch} viewBox="0 0 320 148" aria-hidden="true" focusable="false">
      <rect className={styles.sheet} x="0.5" y="0.5" width="319" height="147" rx="6" />
      <path className={styles.line} d="M0 22.5h320" />
      <circle className={styles.dot} cx="14" cy="11.5" r="3" />
      <circle className={styles.dot} cx="25" cy="11.5" r="3" />
      <rect className={styles.field} x="40" y="6" width="240" height="11" rx="5.5" />
      <rect className={styles.mark} x="293" y="5.5" width="12" height="12" rx="3" />
      <g className={styles.title}>
        <rect x="40" y="38" width="176" height="7" rx="2" />
        <rect x="40" y="50" width="104" height="7" rx="2" />
      </g>
      <g className={styles.text}>
        <rect x="40" y="72" width="208" height="4" rx="2" />
        <rect x="40" y="108" width="202" height="4" rx="2" />
        <rect x="40" y="120" width="208" height="4" rx="2" />
        <rect x="40" y="132" width="126" height="4" rx="2" />
      </g>
      <rect className={styles.highlight} x="38" y="80" width="172" height="12" rx="2" />
      <rect className={styles.highlight} x="38" y="92" width="112" height="12" rx="2" />
      <g className={styles.ink}>
        <rect x="40" y="84" width="168" height="4" rx="2" />
        <rect x="40" y="96" width="108" height="4" rx="2" />
        <rect x="154" y="96" width="86" height="4" rx="2" />
      </g>
      <path className={styles.tab} d="M320 62h-20a6 6 0 0 0-6 6v28a6 6 0 0 0 6 6h20" />
      <circle className={styles.ring} cx="307" cy="82" r="6" />
      <path className={styles.half} d="M307 76a6 6 0 0 1 0 12z" />
    </svg>
  );
}
