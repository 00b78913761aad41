import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDailyPapers } from '@/lib/services/huggingface';
import { item } from '../../fixtures/trending/daily';

const one = (json: unknown) => parseDailyPapers([json])?.entries[0];

describe('parseDailyPapers', () => {
  it('reads a whole item', () => {
    const entry = one(
      item(
        '2607.00001',
        {
          githubRepo: 'https://github.com/example/one',
          githubStars: 7,
          projectPage: 'https://example.org/one',
          organization: { name: 'ex', fullname: 'Example Lab' },
          ai_summary: 'A model’s summary.',
          ai_summary_model: 'Some/Model',
          ai_keywords: ['one', 'two'],
        },
        {},
      ),
    );
    expect(entry).toEqual({
      key: 'arxiv:2607.00001',
      record: {
        identifiers: ['arxiv:2607.00001'],
        title: 'A study of 2607.00001',
        authors: [
          { given: 'Ada', family: 'Example' },
          { given: 'Bo', family: 'Sample' },
        ],
        abstract: 'What 2607.00001 is about.',
        issued: { year: 2026, month: 7, day: 29 },
        kind: 'article',
        urls: {
          page: 'https://arxiv.org/abs/2607.00001',
          pdf: 'https://arxiv.org/pdf/2607.00001',
          code: 'https://github.com/example/one',
          project: 'https://example.org/one',
        },
        categories: [],
        keywords: [],
        source: 'huggingface',
      },
      listedAt: Date.parse('2026-07-31T00:00:00Z'),
      submittedBy: 'Cy Sender',
      organization: 'Example Lab',
      keywords: ['one', 'two'],
      aiSummary: 'A model’s summary.',
      aiModel: 'Some/Model',
      thumbnail: 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2607.00001.png',
      upvotes: 5,
      comments: 2,
      stars: 7,
    });
  });

  it('takes the date of the paper, not the shifted one of the item', () => {
    const entry = one(item('2607.00001', { publishedAt: '2026-07-29T00:00:00.000Z' }));
    expect(entry?.record.issued).toEqual({ year: 2026, month: 7, day: 29 });
  });

  it.each([
    ['midnight UTC is the day itself', '2026-07-31T00:00:00.000Z', '2026-07-31'],
    ['a moment has New York’s day', '2026-03-06T03:55:12.777Z', '2026-03-05'],
    ['a moment later that day', '2026-03-06T13:00:00.000Z', '2026-03-06'],
  ])('%s', (_, submittedOnDailyAt, day) => {
    const entry = one(item('2607.00001', { submittedOnDailyAt }));
    expect(entry?.listedAt).toBe(Date.parse(`${day}T00:00:00Z`));
  });

  it('reads a search hit of 2025: no submitter, no day, hard line breaks', () => {
    const hit = item(
      '2404.00001',
      {
        submittedOnDailyAt: undefined,
        submittedOnDailyBy: undefined,
        summary: 'We introduce\nsomething --\n  new.',
        title: 'Two\nlines',
      },
      {
        submittedBy: undefined,
        upvoted: false,
        highlightedTitle: [{ type: 'text', text: 'Two' }],
      },
    );
    const entry = one(hit);
    expect(entry).toMatchObject({
      record: { title: 'Two lines', abstract: 'We introduce something -- new.' },
    });
    expect(entry).not.toHaveProperty('listedAt');
    expect(entry).not.toHaveProperty('submittedBy');
  });

  it.each([
    ['fullname', { fullname: 'Full', name: 'n', user: 'u' }, 'Full'],
    ['name', { name: 'n', user: 'u' }, 'n'],
    ['user (until March 2026)', { user: 'u', avatarUrl: '/avatars/x.svg' }, 'u'],
  ])('names the submitter by %s', (_, submittedOnDailyBy, expected) => {
    expect(one(item('2607.00001', { submittedOnDailyBy }))?.submittedBy).toBe(expected);
  });

  it('keeps no avatars: showing one would be a request', () => {
    const entry = one(
      item('2607.00001', { submittedOnDailyBy: { name: 'n', avatarUrl: '/a.svg' } }),
    );
    expect(JSON.stringify(entry)).not.toContain('a.svg');
  });

  it.each([
    ['relative to the site', '/spaces/x', 'https://huggingface.co/spaces/x'],
    ['without a scheme', '//example.org/x', 'https://example.org/x'],
    ['a script', 'javascript:alert(1)', undefined],
    ['empty', '', undefined],
  ])('a project page that is %s', (_, projectPage, expected) => {
    expect(one(item('2607.00001', { projectPage }))?.record.urls.project).toBe(expected);
  });

  it.each([
    ['of another host', 'https://tracker.example/x.png'],
    ['relative', '/social-thumbnails/x.png'],
    ['without https', 'http://cdn-thumbnails.huggingface.co/x.png'],
  ])('leaves out a thumbnail %s', (_, thumbnail) => {
    expect(one(item('2607.00001', {}, { thumbnail }))).not.toHaveProperty('thumbnail');
  });

  it.each([
    ['a number as a text', { upvotes: '12' }, 12],
    ['no number', { upvotes: undefined }, undefined],
    ['nonsense', { upvotes: {} }, undefined],
    ['less than nothing', { upvotes: -3 }, undefined],
  ])('upvotes: %s', (_, paper, expected) => {
    expect(one(item('2607.00001', paper))?.upvotes).toBe(expected);
  });

  it('marks what was withdrawn, and leaves out authors who hide', () => {
    const entry = one(
      item('2607.00001', {
        withdrawnAt: '2026-07-30T00:00:00.000Z',
        authors: [{ name: 'Seen', hidden: false }, { name: 'Unseen', hidden: true }, 'odd', null],
      }),
    );
    expect(entry?.withdrawn).toBe(true);
    expect(entry?.record.authors).toHaveLength(1);
  });

  it('drops garbage items alone, and doubles', () => {
    const answer = parseDailyPapers([
      null,
      'x',
      {},
      { paper: { id: 5 } },
      item('not-an-id'),
      item('2607.00001', { title: undefined }, { title: '  ' }),
      item('2607.00002'),
      item('2607.00002v2'),
      item('cs/0601001'),
    ]);
    expect(answer?.dropped).toBe(6);
    expect(answer?.entries.map((entry) => entry.key)).toEqual([
      'arxiv:2607.00002',
      'arxiv:cs/0601001',
    ]);
  });

  it.each([['an error'], [{ error: 'x' }], [null], [5]])('%j is no list', (json) => {
    expect(parseDailyPapers(json)).toBeUndefined();
  });
});

const corpus = resolve(import.meta.dirname, '../../../../shared/corpus/services/huggingface');

describe('recorded answers', () => {
  if (!existsSync(corpus)) {
    it.skip('skipped: ../shared/corpus is not there', () => {});
    return;
  }
  const files = readdirSync(corpus).filter((name) =>
    /^(daily_papers|papers_search)\..*json$/.test(name),
  );

  it.each(files)('%s: every item is read', (name) => {
    const json: unknown[] = JSON.parse(readFileSync(`${corpus}/${name}`, 'utf8'));
    const answer = parseDailyPapers(json);
    expect(answer?.dropped).toBe(0);
    expect(answer?.entries).toHaveLength(json.length);
    for (const entry of answer?.entries ?? []) {
      expect(entry.record.title).not.toMatch(/\s{2}|\n/);
      expect(entry.record.abstract).not.toMatch(/\s{2}|\n/);
      expect(entry.record.authors.length).toBeGreaterThan(0);
      expect(entry.record.issued?.day).toBeDefined();
      if (name.startsWith('daily')) {
        expect(entry.submittedBy).toBeTruthy();
        expect(entry.listedAt).toBeGreaterThan(Date.parse('2026-03-01'));
        expect(entry.thumbnail).toMatch(/^https:\/\/cdn-thumbnails\./);
      }
    }
  });
});
