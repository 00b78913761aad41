import type { Ref } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { useCommands } from '../library/use-commands';
import { PaperHead } from './paper-head';
import { type PanelHandle, PaperPanel } from './paper-panel';

/** The paper of the tab when it is in the library. */
export function NowSaved({ paper, panel }: { paper: Paper; panel?: Ref<PanelHandle> }) {
  const commands = useCommands();
  return (
    <>
      <PaperHead paper={paper} />
      <PaperPanel
        paper={paper}
        onBin={() => void commands.bin([paper.id])}
        {...(panel && { ref: panel })}
      />
    </>
  );
}
