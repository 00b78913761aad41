/** The name, in `imports`, of a backup whose rows are laid aside: it is no import. */
export const restoreFormat = 'restore';
