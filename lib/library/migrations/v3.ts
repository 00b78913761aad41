import type { Migration } from './types';

export const v3: Migration = {
  version: 3,
  intent: 'the library page: colours of tags, undo of whole actions, imports that go on',
  stores: {
    activity: 'id, paperId, at, [kind+at]',
    tags: 'name',
    undoSteps: 'id, at',
    imports: 'id, state, startedAt',
    importItems: '[importId+index], importId, [importId+state]',
  },
};
