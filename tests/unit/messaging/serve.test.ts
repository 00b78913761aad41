import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask } from '@/lib/messaging/ask';
import { payloads } from '@/lib/messaging/payloads';
import { ok } from '@/lib/messaging/result';
import { type Handlers, senderOf, serve } from '@/lib/messaging/serve';

const own = { id: 'offprint', root: 'chrome-extension://offprint/' };

describe('who sent a message', () => {
  const tab = { id: 1 };
  const site = { id: 'offprint', tab, frameId: 0 };
  it.each([
    ['our popup', { id: 'offprint', url: 'chrome-extension://offprint/popup.html' }, 'page'],
    ['our page in a tab', { ...site, url: 'chrome-extension://offprint/newtab.html' }, 'page'],
    ['our content script', { ...site, url: 'https://arxiv.org/abs/1' }, 'site'],
    ['a frame', { ...site, frameId: 3, url: 'https://arxiv.org/abs/1' }, undefined],
    ['another extension', { id: 'evil', url: 'chrome-extension://evil/x.html' }, undefined],
    ['a look-alike origin', { ...site, url: 'chrome-extension://offprint.evil/x' }, undefined],
    ['no address', { id: 'offprint' }, undefined],
    ['a local file', { ...site, url: 'file:///etc/passwd' }, undefined],
    ['no tab', { id: 'offprint', url: 'https://arxiv.org/abs/1' }, undefined],
  ])('%s', (_, sender, kind) => {
    expect(senderOf(sender, own)?.kind).toBe(kind);
  });

  it.each([
    ['https://site.test/list', 'https://site.test/paper/2', 'https://site.test/paper/2'],
    ['https://site.test/list', 'https://other.test/paper/2', 'https://site.test/list'],
    ['https://site.test/list', undefined, 'https://site.test/list'],
  ])('loaded at %s, in a tab at %s: speaks for %s', (url, now, expected) => {
    const sender = { ...site, url, tab: { id: 1, ...(now && { url: now }) } };
    expect(senderOf(sender, own)).toMatchObject({ kind: 'site', url: { href: expected } });
  });
});

describe('serving', () => {
  beforeEach(() => fakeBrowser.reset());

  const all = (answer: () => Promise<never>): Handlers =>
    Object.fromEntries(Object.keys(payloads).map((type) => [type, { answer }])) as never;

  it('answers with data, parses payloads first and turns exceptions into failures', async () => {
    const answer = vi.fn(async () => ok(null) as never);
    serve(all(answer), (error) => ({ code: 'storage', detail: String(error) }));
    // The fake browser sends without an address; every sender of ours has one.
    const refused = await ask('look', { identifiers: [] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(answer).not.toHaveBeenCalled();
  });
});

describe('asking', () => {
  it('says so when the worker is not there', async () => {
    fakeBrowser.reset();
    expect(await ask('look', { identifiers: [] })).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    });
  });
});

describe('payloads', () => {
  const record = { identifiers: ['arxiv:1'], title: 'T', source: 'arxiv' };
  it.each([
    ['save', { record }, true],
    ['save', { record: { ...record, title: '' } }, false],
    ['save', { record: { ...record, identifiers: [] } }, false],
    [
      'save',
      { record: { ...record, urls: { pdf: 'javascript:alert(1)' }, authors: 'nobody' } },
      true,
    ],
    ['save', {}, false],
    ['tag', { paperIds: ['a'], add: ['ok', 7, '  '], remove: [] }, true],
    ['tag', { paperIds: [], add: ['ok'], remove: [] }, false],
    ['status', { paperIds: ['a'], status: 'eaten' }, false],
    ['note', { paperId: 'a', noteId: 'n', body: 'x'.repeat(1_000_001), base: '' }, false],
    ['add', { text: '   ' }, false],
    ['editMetadata', { paperIds: ['a'], changes: { title: '  ' } }, false],
    ['editMetadata', { paperIds: ['a'], changes: { urls: { pdf: 'javascript:alert(1)' } } }, false],
    ['editMetadata', { paperIds: ['a'], changes: { venue: null, urls: { pdf: null } } }, true],
    ['editMetadata', { paperIds: ['a'], changes: { issued: { year: 2024, day: 3 } } }, false],
    ['rate', { paperIds: ['a'], rating: 6 }, false],
    ['rank', { paperIds: ['a'], place: { before: 'b' } }, true],
    ['rank', { paperIds: ['a'], place: {} }, false],
    ['tagRename', { from: 'a', to: ' / ' }, false],
    ['tagColour', { tag: 'a', colour: 'url(evil)' }, false],
    ['purge', {}, false],
    ['refreshFeed', { feed: 'hf:evil' }, false],
    ['look', { identifiers: ['arxiv:1', 3, 'no scheme'] }, true],
  ] as const)('%s %j', (type, data, right) => {
    expect(payloads[type].safeParse(data).success).toBe(right);
  });

  it('drop what is bad and keep the rest', () => {
    expect(
      payloads.save.parse({ record: { ...record, urls: { pdf: 'javascript:1' } } }).record.urls,
    ).toEqual({});
    expect(
      payloads.tag.parse({ paperIds: ['a'], add: ['  to   cite ', 7], remove: [] }).add,
    ).toEqual(['to cite']);
    expect(payloads.look.parse({ identifiers: ['arxiv:1', 3] }).identifiers).toEqual(['arxiv:1']);
  });
});
