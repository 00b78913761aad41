/**
 * Answers of `GET /api/daily_papers` in the shape that Hugging Face gives, of invented papers:
 * optional fields come and go, avatars are relative, dates are shifted by New York's hours.
 */
import { displayName, type InventedPaper, numbered, papers } from './papers.ts';

const people = ['rmeyer', 'ada-quist', 'tkoba', 'lucia-gm', 'sol77'];
const organizations = ['northlight', 'institute-of-small-models', 'open-fields-lab'];

function user(name: string): Record<string, unknown> {
  return {
    _id: `u-${name}`,
    avatarUrl: `/avatars/${name}.svg`,
    isPro: false,
    fullname: name,
    name,
    user: name,
    type: 'user',
  };
}

/** One entry of a list. `rank` decides votes and which optional fields are there. */
export function dailyEntry(
  paper: InventedPaper,
  rank: number,
  day: string,
): Record<string, unknown> {
  const who = people[rank % people.length] ?? 'someone';
  const published = `${paper.date}T00:00:00.000Z`;
  const shifted = new Date(Date.parse(published) - 4 * 3_600_000).toISOString();
  const organization = organizations[rank % (organizations.length + 2)];
  const affiliation = organization && {
    organization: {
      _id: `o-${organization}`,
      name: organization,
      fullname: organization.replaceAll('-', ' '),
      avatar: `https://cdn-avatars.huggingface.co/v1/production/uploads/${organization}.png`,
    },
  };
  return {
    paper: {
      id: paper.id,
      authors: paper.authors.map((author, index) => ({
        _id: `a-${paper.id}-${index}`,
        name: displayName(author),
        hidden: false,
      })),
      publishedAt: published,
      submittedOnDailyAt: `${day}T00:00:00.000Z`,
      title: paper.title,
      submittedOnDailyBy: user(who),
      // Hard line breaks, as some answers have.
      summary: rank % 3 === 1 ? paper.abstract.replace('. ', '.\n') : paper.abstract,
      upvotes: Math.max(1, 140 - rank * 13),
      discussionId: `d-${paper.id}`,
      ...(rank % 2 === 0 && {
        githubRepo: `https://github.com/invented/${paper.id.replace(/\W/g, '-')}`,
        githubRepoAddedBy: 'user',
        githubStars: 2000 - rank * 111,
      }),
      ...(rank % 3 === 0 && {
        projectPage: `https://example.org/projects/${paper.id}`,
        ai_summary: `In one sentence: ${paper.title}.`,
        ai_keywords: ['reading habits', 'field study', 'calibration'],
        ai_summary_model: 'Invented/Model-1B',
      }),
      ...affiliation,
    },
    publishedAt: shifted,
    title: paper.title,
    summary: paper.abstract,
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${paper.id}.png`,
    numComments: rank % 4,
    submittedBy: { ...user(who), isHf: false, isHfAdmin: false, isMod: false, followerCount: rank },
    ...affiliation,
    isAuthorParticipating: rank % 2 === 1,
  };
}

/** Papers that a feed can show: new-style arXiv ids only. */
const listable = papers.filter((paper) => !paper.id.includes('/'));

/**
 * The list of a query: trending, a day, a week and a month show different papers.
 * @param url the request's; its `sort`, `date`, `week`, `month`, `limit` and `p` are understood.
 */
export function dailyPapers(url: URL): Record<string, unknown>[] {
  const query = url.searchParams;
  if (Number(query.get('p') ?? 0) > 0) return [];
  const limit = Number(query.get('limit') ?? 50);
  const turned = (by: number) => [...listable.slice(by), ...listable.slice(0, by)];
  let list = listable;
  let day = '2026-07-24';
  if (query.has('date')) {
    day = query.get('date') ?? day;
    list = turned(3).slice(0, 5);
  } else if (query.has('week')) list = [...turned(5), ...numbered(12, 100)];
  else if (query.has('month')) list = [...turned(6), ...numbered(30, 200)];
  else if (query.get('sort') !== 'trending') list = turned(1);
  return list.slice(0, limit).map((paper, rank) => dailyEntry(paper, rank, day));
}
