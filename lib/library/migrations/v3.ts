import type { Migration } from './types';
import { v2 } from './v2';

export const v3: Migration = {
  version: 3,
  intent: 'the library page: tag colours, undo of whole actions, imports that go on, citation keys',
  stores: {
    papers: `${v2.stores.papers}, citekey`,
    activity: 'id, paperId, at, [kind+at]',
    tags: 'name',
    undoSteps: 'id, at, [at+size]',
    imports: 'id, state, startedAt',
    importItems: '[importId+index], importId, [importId+state+chosen]',
  },
};
