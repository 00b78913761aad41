/** Apart from ./schema, so that a page can list them without loading zod. */
export const statuses = ['unread', 'reading', 'read'] as const;

/** To read, being read, read. */
export type Status = (typeof statuses)[number];
