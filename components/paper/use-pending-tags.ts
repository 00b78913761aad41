import { useCallback, useEffect, useState } from 'react';

/**
 * The tags to show while the worker has not answered yet: what was added is there and what was
 * removed is gone, until the database says so itself.
 * @param stored the tags as the database has them.
 */
export function usePendingTags(stored: readonly string[]) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  useEffect(() => {
    setAdded((tags) => keep(tags, (tag) => !stored.includes(tag)));
    setRemoved((tags) => keep(tags, (tag) => stored.includes(tag)));
  }, [stored]);
  const expect = useCallback(({ add = [], remove = [] }: { add?: string[]; remove?: string[] }) => {
    setAdded((tags) => [...tags.filter((tag) => !remove.includes(tag)), ...add]);
    setRemoved((tags) => [...tags.filter((tag) => !add.includes(tag)), ...remove]);
  }, []);
  const forget = useCallback((gone: readonly string[]) => {
    setAdded((tags) => tags.filter((tag) => !gone.includes(tag)));
    setRemoved((tags) => tags.filter((tag) => !gone.includes(tag)));
  }, []);
  const shown = [...new Set([...stored, ...added])].filter((tag) => !removed.includes(tag));
  return { shown, expect, forget };
}

/** Filter, but the same array when nothing goes, so that no render follows. */
function keep(tags: readonly string[], test: (tag: string) => boolean): readonly string[] {
  return tags.every(test) ? tags : tags.filter(test);
}
