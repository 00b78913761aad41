import type { Ref } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { useCommands } from '../library/use-commands';
import { PaperHead } from './paper-head';
import { type PanelHandle, PaperPanel } from './paper-panel';

/** The paper of the tab when it is in the library. */
export function NowSaved({
  paper,
  shown,
  panel,
}: {
  paper: Paper;
  /** The version that the tab shows, if it tells. */
  shown: number | undefined;
  panel?: Ref<PanelHandle>;
}) {
  const commands = useCommands();
  return (
    <>
      <PaperHead paper={paper} />
      <PaperPanel
        paper={paper}
        shown={shown}
        onBin={() => void commands.bin([paper.id])}
        {...(panel && { ref: panel })}
      />
    </>
  );
}
