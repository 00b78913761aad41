import { titleKeys } from '../../paper/duplicates';
import type { Paper } from '../../paper/schema';
import type { Migration } from './types';
import { v1 } from './v1';

export const v2: Migration = {
  version: 2,
  intent: 'papers by their titles, to find those that are probably one',
  stores: { papers: `${v1.stores.papers}, *titleKeys` },
  async upgrade(transaction) {
    await transaction
      .table<Paper>('papers')
      .toCollection()
      .modify((paper) => {
        // A row that cannot be read must not hold up the others.
        paper.titleKeys = titleKeys({ ...paper, title: String(paper.title ?? '') });
      });
  },
};
