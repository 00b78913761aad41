import { describe, expect, it } from 'vitest';
import { isOjs, ojsRecord } from '@/lib/sources/ojs';
import { doms } from './fixtures';

const page = (generator: string) => `<!doctype html><html><head>
  <meta name="generator" content="${generator}">
  <meta name="citation_title" content="Umbrellas"><meta name="citation_author" content="Jane Doe">
  <meta name="citation_journal_title" content="Journal of Weather">
  <meta name="DC.Description" content="Rain."><meta name="DC.Subject" content="rain">
  </head><body><a class="obj_galley_link pdf" href="/index.php/jw/article/view/7/9">PDF</a></body></html>`;

describe.each(doms)('journals of any host in %s', (_where, documentOf) => {
  const url = new URL('https://weather.example.org/index.php/jw/article/view/7');

  it.each([
    ['Open Journal Systems 3.4.0.1', true],
    ['Open Preprint Systems 3.3.0.0', true],
    ['Open Conference Systems 2.3.6.0', true],
    ['WordPress 6.5', false],
    ['Not Open Journal Systems', false],
  ])('%s: %s', (generator, expected) => {
    expect(isOjs(documentOf(page(generator), url))).toBe(expected);
  });

  it('are read as those of known hosts', () => {
    const record = ojsRecord(documentOf(page('Open Journal Systems 3.4.0.1'), url), url, 'generic');
    expect(record).toMatchObject({
      title: 'Umbrellas',
      authors: [{ family: 'Doe', given: 'Jane' }],
      venue: 'Journal of Weather',
      kind: 'article-journal',
      abstract: 'Rain.',
      keywords: ['rain'],
      urls: { pdf: 'https://weather.example.org/index.php/jw/article/view/7/9' },
      source: 'generic',
    });
  });
});
