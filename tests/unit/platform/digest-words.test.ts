/** The words of a digest as a reader sees them. */
import { describe, expect, it } from 'vitest';
import type { Issue } from '@/lib/digest/issue';
import {
  digestWords,
  feedText,
  issueLead,
  issueNotes,
  issueTitle,
  listText,
  reasonText,
  sectionText,
} from '@/lib/platform/digest-words';
import { issueOf } from '../digest/support/printed';

const feeds = (...states: Partial<Issue['feeds'][number]>[]): Issue['feeds'] =>
  states.map((each) => ({ feed: 'arxiv:cs.LG', state: 'new', ...each }));

describe('the words of a digest', () => {
  it.each([
    ['hf:trending', /^Hugging Face|^Trending/],
    ['arxiv:cs.LG', /cs\.LG/],
    ['hf:week:2026-W46', /\(.*46.*\)|2026/],
    ['none of ours', /^none of ours$/],
  ])('call the list %s by its name', (id, name) => {
    expect(feedText(id)).toMatch(name);
  });

  it('join names as the language does', () => {
    expect(listText(['a', 'b', 'c'])).toBe('a, b, and c');
  });

  it('name the day, of a daily one with the day of the week', () => {
    expect(issueTitle(issueOf([]))).toMatch(/20/);
    expect(issueTitle(issueOf([]))).not.toMatch(/Friday/);
    expect(issueTitle(issueOf([], { every: 'day' }))).toMatch(/Friday.*20.*2026/);
  });

  it.each([
    ['nothing', [], 0, /no|nothing/i],
    ['one paper', ['A'], 1, /^1 paper|one paper/i],
    ['all that fit', ['A', 'B'], 2, /2 papers/],
    ['some of many', ['A', 'B'], 1_200, /2 of 1,200/],
  ])('tell in a sentence of %s', (_, titles, matched, said) => {
    expect(issueLead(issueOf(titles, { matched, feeds: feeds({}) }))).toMatch(said);
  });

  it('tell of lists that are old or missing, of digests that were missed, of a late one', () => {
    const at = Date.parse('2026-11-20T08:00:00Z');
    const prompt = issueOf([], { feeds: feeds({}, { state: 'old' }) });
    expect(issueNotes(prompt)).toEqual([]);
    const notes = issueNotes(
      issueOf([], {
        madeAt: at + 3 * 86_400_000,
        missed: 2,
        feeds: feeds({ state: 'none' }, { state: 'old', fetchedAt: at - 86_400_000 }),
      }),
    );
    expect(notes).toHaveLength(4);
    expect(notes[1]).toContain('2');
    expect(notes.slice(2).every((note) => note.includes('cs.LG'))).toBe(true);
  });

  it.each([
    [{ kind: 'topic', text: 'owls' }, 'owls'],
    [{ kind: 'query', text: 'tag:owls' }, 'tag:owls'],
    [{ kind: 'feed', feed: 'arxiv:cs.LG', rank: 3 }, 'cs.LG'],
    [{ kind: 'votes', count: 12 }, '12'],
  ] as const)('say why a paper is there: %j', (reason, said) => {
    expect(reasonText(reason)).toContain(said);
  });

  it('head a section by its list, topic or search, and count what is left out', () => {
    expect(sectionText({ kind: 'topic', name: 'owls' })).toBe('owls');
    expect(sectionText({ kind: 'feed', name: 'arxiv:cs.LG' })).toContain('cs.LG');
    const words = digestWords();
    expect(words.moreAuthors(3)).toContain('3');
    expect(words.rest(4)).toContain('4');
    expect(words.date({ year: 2026, month: 5 })).toContain('2026');
    expect([words.language, words.direction]).toEqual(['en', 'ltr']);
  });
});
