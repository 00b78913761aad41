import type { FoundPick } from '@/lib/trending/found';
import type { FeedPick } from '@/lib/trending/picks';
import type { Reasons } from '@/lib/trending/taste/types';

/** What a list shows; For you adds why, and a search where its words are. */
export type ShownPick = FeedPick & {
  reasons?: Reasons;
  found?: FoundPick['found'];
  /** Folded words to mark. */
  words?: readonly string[];
};
