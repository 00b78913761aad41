import { describe, expect, it } from 'vitest';
import { muteOf, muting } from '@/lib/trending/mutes';
import { hideEntry, mute, seePicks, unmute } from '@/lib/trending/words';
import { freshLibrary, record } from '../library/support';

const key = 'arxiv:2607.00001';
async function withEntry() {
  const db = await freshLibrary();
  await db.feedEntries.add({
    key,
    record: record({ identifiers: [key] }),
    keywords: [],
    firstSeenAt: 1,
    lastSeenAt: 1,
  });
  return db;
}

describe('hideEntry', () => {
  it('hides and shows again, and remembers the paper', async () => {
    const db = await withEntry();
    expect(await hideEntry(db, key, true, 5)).toBe(true);
    expect(await hideEntry(db, key, true, 9)).toBe(true);
    expect(await db.hidden.toArray()).toMatchObject([{ key, at: 5, record: { title: 'A Paper' } }]);
    await hideEntry(db, key, false, 9);
    expect(await db.hidden.count()).toBe(0);
  });

  it('says when there is no such entry', async () => {
    expect(await hideEntry(await freshLibrary(), key, true, 5)).toBe(false);
  });
});

describe('seePicks', () => {
  it('keeps the first time', async () => {
    const db = await withEntry();
    await seePicks(db, [key, 'arxiv:2607.09999'], false, 5);
    await seePicks(db, [key], true, 9);
    expect(await db.feedEntries.get(key)).toMatchObject({ seenAt: 5, openedAt: 9 });
  });
});

describe('mutes', () => {
  it('are stored once in the form in which they are compared, and go by either form', async () => {
    const db = await freshLibrary();
    expect(await mute(db, 'author:José  García', 5)).toBe('author:jose garcia');
    await mute(db, 'author:Jose Garcia', 9);
    expect(await db.mutes.toArray()).toEqual([
      { key: 'author:jose garcia', label: 'José García', at: 5 },
    ]);
    await unmute(db, 'author:JOSÉ GARCÍA');
    expect(await db.mutes.count()).toBe(0);
    await mute(db, 'topic:LLM agents', 9);
    await unmute(db, 'topic:llm agent');
    expect(await db.mutes.count()).toBe(0);
    await expect(mute(db, 'planet:Mars', 9)).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each([
    ['topic:diffusion models', 'A Diffusion Model of Sheep', true],
    ['topic:diffusion model', 'Latent Diffusion Models', true],
    ['topic:agent', 'LLM Agents at Work', true],
    ['topic:agent', 'Reagents in a Flask', false],
    ['topic:loss', 'On Losses', false],
    ['topic:c++', 'Compiling C++ to Wool', true],
    ['topic:羊', '数えられる羊の群れ', true],
    ['topic:robot', 'Sheep, keyworded', true],
    ['category:cs.RO', 'Anything', true],
    ['category:cs', 'Anything', true],
    ['category:CS.ro', 'Anything', true],
    ['category:cs.R', 'Anything', false],
    ['author:Ada Example', 'Anything', true],
    ['author:Example', 'Anything', false],
  ])('%s and “%s”: %s', (wish, title, expected) => {
    const paper = record({
      identifiers: [key],
      title,
      authors: [{ given: 'Ada', family: 'Example' }],
      categories: ['cs.RO'],
    });
    const made = muteOf(wish);
    expect(muting(made ? [made] : [])(paper, ['robots'])).toBe(expected);
  });

  it.each(['', 'topic:', 'topic:  ', 'author', 'topic:!!!'])('%j names nothing', (wish) => {
    expect(muteOf(wish)).toBeUndefined();
  });
});
