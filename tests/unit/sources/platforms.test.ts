import { describe, expect, it } from 'vitest';
import { extractGeneric } from '@/lib/sources/generic';
import { metasOf } from '@/lib/sources/metas';
import { platformOf } from '@/lib/sources/platforms';
import { doms } from './fixtures';

const meta = (tags: [string, string][]) =>
  tags.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('');
const page = (generator: string, tags: [string, string][], body = '') =>
  `<!doctype html><html><head>${meta([['generator', generator], ...tags])}</head><body>${body}</body></html>`;
const tags: [string, string][] = [
  ['citation_title', 'Umbrellas'],
  ['citation_author', 'Jane Doe'],
];

describe.each(doms)('platforms on any host in %s', (_where, documentOf) => {
  it.each([
    ['Open Journal Systems 3.4.0.1', 'ojs'],
    ['Open Preprint Systems 3.3.0.0', 'ojs'],
    ['Open Conference Systems 2.3.6.0', 'ojs'],
    ['DSpace 7.6', 'dspace'],
    ['EPrints 3.4.5', 'eprints'],
    ['InvenioRDM 12.0', 'invenio'],
    ['WordPress 6.5', undefined],
    ['Not Open Journal Systems', undefined],
    ['DSpacey', undefined],
  ])('%s: %s', (generator, platform) => {
    expect(platformOf(metasOf(documentOf(page(generator, tags))))).toBe(platform);
  });

  it('OJS: galley, keywords, kind, and the name of the article', () => {
    const url = new URL('https://weather.example.org/index.php/jw/article/view/7');
    const html = page(
      'Open Journal Systems 3.4.0.1',
      [
        ...tags,
        ['citation_journal_title', 'Journal of Weather'],
        ['DC.Description', 'Rain.'],
        ['DC.Subject', 'rain'],
      ],
      '<a class="obj_galley_link pdf" href="/index.php/jw/article/view/7/9">PDF</a>',
    );
    expect(extractGeneric(documentOf(html), url)).toMatchObject({
      title: 'Umbrellas',
      authors: [{ family: 'Doe', given: 'Jane' }],
      venue: 'Journal of Weather',
      kind: 'article-journal',
      abstract: 'Rain.',
      keywords: ['rain'],
      urls: { pdf: 'https://weather.example.org/index.php/jw/article/view/7/9' },
      source: 'generic',
    });
    const issue = new URL('https://weather.example.org/index.php/jw/issue/view/7');
    const list = page('Open Journal Systems 3.4.0.1', [], '<h1>Vol. 7</h1>');
    expect(extractGeneric(documentOf(list), issue)).toBeUndefined();
  });

  it('DSpace: handle and abstract', () => {
    const uuid = '01234567-89ab-cdef-0123-456789abcdef';
    const html = page(
      'DSpace 7.6',
      [...tags, ['citation_abstract_html_url', 'http://hdl.handle.net/99999/7']],
      '<ds-item-page-abstract-field><span>Rain.</span></ds-item-page-abstract-field>',
    );
    const url = new URL(`https://repo.example.edu/items/${uuid}`);
    expect(extractGeneric(documentOf(html), url)).toMatchObject({
      identifiers: ['hdl:99999/7'],
      abstract: 'Rain.',
    });
  });

  it('EPrints: what its tags leave out', () => {
    const html = page(
      'EPrints 3.4.5',
      [
        ['eprints.title', 'Umbrellas'],
        ['eprints.type', 'thesis'],
        ['eprints.creators_name', 'Doe, Jane'],
      ],
      '<div class="ep_summary_content_abstract">Rain.</div>',
    );
    const url = new URL('https://eprints.example.edu/id/eprint/7/');
    expect(extractGeneric(documentOf(html), url)).toMatchObject({
      kind: 'thesis',
      abstract: 'Rain.',
    });
  });

  it('Invenio: papers, and not data that have the same tags', () => {
    const url = new URL('https://data.example.edu/records/4yqf2-z8t98');
    const body = '<div id="description"><p>Rain.</p></div>';
    const paper = extractGeneric(documentOf(page('InvenioRDM 12.0', tags, body)), url);
    expect(paper).toMatchObject({
      abstract: 'Rain.',
    });
    const label = '<span title="Resource type">Dataset</span>';
    expect(
      extractGeneric(documentOf(page('InvenioRDM 12.0', tags, label + body)), url),
    ).toBeUndefined();
    const data = '<script type="application/ld+json">{"@type": "Dataset"}</script>';
    expect(
      extractGeneric(documentOf(page('InvenioRDM 12.0', tags, data + body)), url),
    ).toBeUndefined();
  });
});
