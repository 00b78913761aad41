import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { earlyLibrary, type LibraryDatabase, openLibrary } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import { resendDrafts } from '@/lib/platform/drafts';
import { TagColours } from '../paper/tag-colours';

export type LibraryState =
  | { state: 'opening' }
  | { state: 'open'; db: LibraryDatabase }
  | { state: 'failed'; error: unknown };

interface Library {
  library: LibraryState;
  /** Try again after a failure. */
  reopen: () => void;
  /** Call it after a change, so that the tab's own widget can look again. */
  changed: () => void;
}

const Context = createContext<Library | undefined>(undefined);

/** The library of this page. Needs a `LibraryProvider` above. */
export function useLibrary(): Library {
  const library = useContext(Context);
  if (!library) throw new Error('useLibrary needs a LibraryProvider above it');
  return library;
}

/** The open database. Only inside what is rendered when the library is open. */
export function useDatabase(): LibraryDatabase {
  const { library } = useLibrary();
  if (library.state !== 'open') throw new Error('The library is not open');
  return library.db;
}

const nothing = () => {};

/** Words that a page of ours could not hand over before it closed. */
const resend = (db: LibraryDatabase) =>
  resendDrafts({
    send: (change) => ask('note', change),
    stored: async (id) => (await db.annotations.get(id))?.body,
  });

/** Opens the library once for a page. @param onChange hears of changes that this page asked for. */
export function LibraryProvider({
  children,
  onChange = nothing,
}: {
  children: ReactNode;
  onChange?: () => void;
}) {
  const [library, setLibrary] = useState<LibraryState>(() => {
    const db = earlyLibrary();
    return db ? { state: 'open', db } : { state: 'opening' };
  });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens it again.
  useEffect(() => {
    let current = true;
    openLibrary().then(
      (db) =>
        current &&
        setLibrary((now) => (now.state === 'open' && now.db === db ? now : { state: 'open', db })),
      (error: unknown) => current && setLibrary({ state: 'failed', error }),
    );
    return () => {
      current = false;
    };
  }, [attempt]);
  useEffect(() => {
    if (library.state === 'open' && !library.db.readOnly) void resend(library.db);
  }, [library]);
  const value = useMemo<Library>(
    () => ({ library, reopen: () => setAttempt((n) => n + 1), changed: onChange }),
    [library, onChange],
  );
  const db = library.state === 'open' ? library.db : undefined;
  return (
    <Context value={value}>
      <TagColours db={db}>{children}</TagColours>
    </Context>
  );
}
