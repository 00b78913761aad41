import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { LibraryDatabase } from '@/lib/library/database';
import { colourOf } from '@/lib/library/tag-tree';
import { useLive } from '../ui/use-live';

type Colours = ReadonlyMap<string, string | undefined>;
const none: Colours = new Map();
const Context = createContext<Colours>(none);

/** Reads the colours of tags once for a page, live. @param db the library, once it is open. */
export function TagColours({
  db,
  children,
}: {
  db: LibraryDatabase | undefined;
  children: ReactNode;
}) {
  const live = useLive(async () => (db?.tags ? db.tags.toArray() : []), [db]);
  const rows = live.state === 'ready' ? live.value : undefined;
  const colours = useMemo(
    () => (rows ? new Map(rows.map(({ name, colour }) => [name, colour])) : none),
    [rows],
  );
  return <Context value={colours}>{children}</Context>;
}

/** The colour of a tag, its own or that of a tag above it. */
export function useTagColour(tag: string): string | undefined {
  const colours = useContext(Context);
  return colours.size === 0 ? undefined : colourOf(tag, colours);
}
