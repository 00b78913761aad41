import { expect, it } from 'vitest';
import { fullest } from '@/lib/paper/fullest';
import { type Paper, paperSchema } from '@/lib/paper/schema';

const paper = (id: string, changes: Partial<Paper> = {}): Paper =>
  paperSchema.parse({
    id,
    identifiers: [`arxiv:2401.0000${id}`],
    title: 'Sheep',
    authors: [{ family: 'Walker' }],
    source: 'arxiv',
    urls: {},
    status: 'unread',
    pinned: 0,
    addedAt: 1,
    updatedAt: 1,
    ...changes,
  });

it.each<[string, Paper[], string | undefined]>([
  ['nothing of nothing', [], undefined],
  ['the first of equal ones', [paper('1'), paper('2')], '1'],
  ['the published one', [paper('1'), paper('2', { venue: 'Wool', issued: { year: 2024 } })], '2'],
  ['one that is no stand-in', [paper('1', { provisional: true }), paper('2')], '2'],
])('%s', (_name, papers, id) => {
  expect(fullest(papers)?.id).toBe(id);
});
