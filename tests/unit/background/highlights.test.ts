/** Highlights as the worker keeps them, and to whom it tells them. */
import { describe, expect, it } from 'vitest';
import { highlightColours, longestPassage } from '@/lib/annotations/colours';
import type { Selector } from '@/lib/annotations/types';
import { handlers } from '@/lib/background/handlers';
import { savePaper } from '@/lib/library/save';
import { payloads } from '@/lib/messaging/payloads';
import type { Sender } from '@/lib/messaging/serve';
import { freshLibrary, moment, record } from '../library/support';

const quote: Selector[] = [{ type: 'TextQuoteSelector', exact: 'begun to wander again' }];
const site = (url: string): Sender & { kind: 'site' } => ({
  kind: 'site',
  url: new URL(url),
  tab: { id: 4 },
});
const own = site('https://arxiv.org/html/2406.01234v1');

async function worker() {
  const db = await freshLibrary();
  const saved = await savePaper(
    db,
    record({ identifiers: ['arxiv:2406.01234'], version: 1, source: 'arxiv' }),
    moment(1, 'own'),
  );
  const elsewhere = await savePaper(
    db,
    record({
      identifiers: ['doi:10.5555/lip.77'],
      title: 'Tides in a Teacup',
      source: 'generic',
      urls: { page: 'https://journal.example.org/article/77' },
    }),
    moment(2, 'other'),
  );
  let now = 100;
  const all = handlers({
    library: async () => db,
    outside: {
      fetch: () => Promise.reject(new Error('no network')),
      now: () => {
        now += 1;
        return now;
      },
      newId: () => crypto.randomUUID(),
      jitter: () => 0,
      mayAsk: () => false,
    },
    workQueued() {},
  });
  type Type =
    | 'save'
    | 'highlights'
    | 'highlightSave'
    | 'highlightRemove'
    | 'highlightRestore'
    | 'highlightPlaced';
  const tell = async (type: Type, data: object, sender: Sender = own) => {
    const answer = all[type].answer as (data: unknown, sender: Sender) => Promise<unknown>;
    const result = (await answer(payloads[type].parse(data), sender)) as { value: unknown };
    return result.value;
  };
  const paperId = saved.paper.id;
  const make = (id: string, more: object = {}) =>
    tell('highlightSave', {
      paperId,
      id,
      made: { quote: 'begun to wander again', selectors: quote, version: 1 },
      colour: 'green',
      ...more,
    });
  const list = () => tell('highlights', { paperId }) as Promise<Record<string, unknown>[]>;
  return { db, tell, make, list, paperId, otherId: elsewhere.paper.id };
}

describe('a highlight', () => {
  it('is made once, however often it is told', async () => {
    const { make, list, db } = await worker();
    await make('h');
    await make('h');
    expect(await list()).toMatchObject([
      { id: 'h', colour: 'green', selectors: quote, version: 1, later: [], body: '' },
    ]);
    expect(await db.activity.where('kind').equals('annotated').count()).toBe(1);
  });

  it.each([
    ['its own page', site('https://arxiv.org/html/2406.09999v1'), 'arxiv:2406.09999'],
    [
      'a page on an unknown host',
      site('https://lab.example.org/p'),
      'url:https://lab.example.org/p',
    ],
  ])('comes with the paper in one message, told twice: on %s', async (_, sender, identifier) => {
    const { tell, db } = await worker();
    const made = { quote: 'begun to wander again', selectors: quote };
    const highlight = { id: 'first', made, colour: 'green', tags: [] };
    const named = { ...record({ identifiers: [identifier] }), urls: { page: sender.url.href } };
    const { summary } = (await tell('save', { record: named, highlight }, sender)) as {
      summary: { id: string; highlights: number };
    };
    expect(summary.highlights).toBe(1);
    await tell('highlightSave', { paperId: summary.id, ...highlight }, sender);
    expect(await db.annotations.toArray()).toMatchObject([
      { id: 'first', paperId: summary.id, colour: 'green', quote: made.quote },
    ]);
    expect(await db.activity.where('kind').equals('annotated').count()).toBe(1);
  });

  it('does not come with a paper that is not the page’s', async () => {
    const { tell, db } = await worker();
    const highlight = { id: 'x', made: { quote: 'a', selectors: quote }, colour: 'green' };
    const other = { record: record({ identifiers: ['arxiv:2406.09999'] }), highlight };
    await expect(tell('save', other)).rejects.toThrow();
    expect(await db.annotations.count()).toBe(0);
  });

  it('changes its colour, tags and note, and keeps where it was made', async () => {
    const { make, tell, list, paperId } = await worker();
    await make('h');
    await tell('highlightSave', { paperId, id: 'h', colour: 'blue', tags: ['to  cite', 7] });
    await tell('highlightSave', { paperId, id: 'h', body: 'Check.', base: '' });
    await make('h', { made: { quote: 'other', selectors: [{ ...quote[0], exact: 'other' }] } });
    expect(await list()).toMatchObject([
      { colour: 'green', tags: ['to cite'], body: 'Check.', selectors: quote },
    ]);
  });

  it.each([
    ['the same place', 'one two', 'one 2', 'one zwei', 'one zwei\n\none 2'],
    ['different places', 'one two three', 'One two three', 'one two Three', 'One two Three'],
    ['one of them emptied', 'one', '', 'one more', 'one more'],
  ])('loses no word of two editors at %s', async (_, base, body, theirs, expected) => {
    const { make, tell, paperId } = await worker();
    await make('h');
    await tell('highlightSave', { paperId, id: 'h', body: base, base: '' });
    await tell('highlightSave', { paperId, id: 'h', body: theirs, base });
    const answer = (await tell('highlightSave', { paperId, id: 'h', body, base })) as {
      body: string;
    };
    expect(answer.body.trim()).toBe(expected);
    const again = await tell('highlightSave', { paperId, id: 'h', body, base });
    expect(again).toEqual(answer);
  });

  it('goes into the bin and comes back whole', async () => {
    const { make, tell, list, db, paperId } = await worker();
    await make('h');
    await tell('highlightRemove', { paperId, id: 'h' });
    await tell('highlightRemove', { paperId, id: 'h' });
    expect(await list()).toEqual([]);
    // Words that arrive late are kept, and do not bring it back.
    await tell('highlightSave', { paperId, id: 'h', body: 'late', base: '' });
    expect((await db.annotations.get('h'))?.deletedAt).toBeDefined();
    await tell('highlightRestore', { paperId, id: 'h' });
    expect(await list()).toMatchObject([{ id: 'h', body: 'late', colour: 'green' }]);
  });

  it('remembers one place a version, beside where it was made', async () => {
    const { make, tell, list, paperId } = await worker();
    await make('h');
    const at = (version: string, state: string, exact: string) =>
      tell('highlightPlaced', {
        paperId,
        placed: [
          {
            id: 'h',
            version,
            state,
            selectors: [{ type: 'TextQuoteSelector', exact }, { bad: 1 }],
          },
          { id: 'gone', version, state, selectors: quote },
        ],
      });
    await at('v2', 'lost', '');
    await at('v2', 'changed', 'begun to roam again');
    await at('v3', 'moved', 'begun to wander again');
    const [highlight] = await list();
    expect(highlight?.selectors).toEqual(quote);
    expect(highlight?.later).toMatchObject([
      { version: 'v2', state: 'changed', selectors: [{ exact: 'begun to roam again' }] },
      { version: 'v3', state: 'moved' },
    ]);
  });
});

describe('a page that was taken over', () => {
  it.each([
    ['reads', 'highlights', {}],
    ['makes', 'highlightSave', { id: 'x', made: { quote: 'a', selectors: quote } }],
    ['changes', 'highlightSave', { id: 'h', body: 'pwned', base: '' }],
    ['removes', 'highlightRemove', { id: 'h' }],
    ['restores', 'highlightRestore', { id: 'h' }],
    ['places', 'highlightPlaced', { placed: [{ id: 'h', state: 'lost', selectors: [] }] }],
  ] as const)('%s no highlights of another paper', async (_, type, data) => {
    const { make, tell, list, paperId, otherId } = await worker();
    await make('h');
    const before = JSON.stringify(await list());
    for (const url of [
      'https://arxiv.org/html/2406.99999',
      'https://arxiv.org/list/cs.LG/recent',
      'https://journal.example.org/article/77',
      'https://evil.example/2406.01234',
    ]) {
      await expect(tell(type, { paperId, ...data }, site(url)), url).rejects.toThrow(
        expect.objectContaining({ code: 'forbidden' }),
      );
    }
    // Nor by naming its own paper beside another paper’s highlight.
    if (type !== 'highlights' && 'id' in data && data.id === 'h') {
      const mine = site('https://journal.example.org/article/77');
      await expect(tell(type, { paperId: otherId, ...data }, mine)).rejects.toThrow();
    }
    if (type === 'highlightPlaced') {
      const mine = site('https://journal.example.org/article/77');
      await tell(type, { paperId: otherId, ...data }, mine);
    }
    expect(JSON.stringify(await list())).toBe(before);
  });

  it('is told of its own paper on an unknown host only where that was saved from', async () => {
    const { tell, otherId } = await worker();
    const asked = { paperId: otherId };
    expect(await tell('highlights', asked, site('https://journal.example.org/article/77'))).toEqual(
      [],
    );
    await expect(
      tell('highlights', asked, site('https://journal.example.org/article/78')),
    ).rejects.toThrow(expect.objectContaining({ code: 'forbidden' }));
  });
});

describe('what a highlight may carry', () => {
  const made = { quote: 'a', selectors: quote };
  it.each([
    ['all', { made, colour: highlightColours[0], tags: ['a'] }, true],
    ['no place', { made: { quote: 'a', selectors: [] } }, false],
    ['no readable place', { made: { quote: 'a', selectors: [{ type: 'Evil' }] } }, false],
    [
      'a book',
      {
        made: {
          quote: 'a',
          selectors: [{ type: 'TextQuoteSelector', exact: 'x'.repeat(5 * longestPassage) }],
        },
      },
      false,
    ],
    ['a note of more than 1 MB', { body: 'x'.repeat(1_000_001), base: '' }, false],
    ['a colour of its own', { made, colour: 'url(evil)' }, true],
  ])('%s', (_, data, right) => {
    const parsed = payloads.highlightSave.safeParse({ paperId: 'p', id: 'h', ...data });
    expect(parsed.success).toBe(right);
    expect(JSON.stringify(parsed.data ?? {})).not.toContain('evil');
  });
});
