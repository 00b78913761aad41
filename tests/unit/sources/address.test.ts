import { describe, expect, it } from 'vitest';
import { expandIdentifiers } from '@/lib/paper/identifiers';
import { withAddressId } from '@/lib/sources/address';
import { extractGeneric } from '@/lib/sources/generic';
import { identify, identifyAddress } from '@/lib/sources/index';
import { doms } from './fixtures';

const u = '01234567-89ab-cdef-0123-456789abcdef';

describe('addresses of hosts without a file of their own', () => {
  it.each([
    // Platforms, told by the form of the path.
    [
      'https://journal.example.org/index.php/jw/article/view/79',
      'ojs:journal.example.org/jw/79',
      'abstract',
    ],
    ['https://x.example.org/jw/article/download/79/12', 'ojs:x.example.org/jw/79', 'pdf'],
    [`https://repo.example.edu/entities/publication/${u}`, `oai:repo.example.edu:${u}`, 'abstract'],
    [`https://repo.example.edu/items/${u}/full`, `oai:repo.example.edu:${u}`, 'abstract'],
    [
      'https://data.example.edu/records/4yqf2-z8t98',
      'oai:data.example.edu:4yqf2-z8t98',
      'abstract',
    ],
    ['https://eprints.example.edu/id/eprint/77/', 'oai:eprints.example.edu:77', 'abstract'],
    [
      'https://www.amjexample.com/article/S0002-9999(31)00352-X/fulltext',
      'pii:S000299993100352X',
      'abstract',
    ],
    [
      'https://olh.example.org/article/id/4400/',
      'site:olh.example.org/article/id/4400',
      'abstract',
    ],
    [
      'https://jam.pubpub.example/pub/xj5pgzcn/release/2',
      'site:jam.pubpub.example/pub/xj5pgzcn',
      'abstract',
    ],
    // Sites.
    [
      'https://hess.copernicus.org/articles/23/5089/2031/',
      'doi:10.5194/hess-23-5089-2031',
      'abstract',
    ],
    [
      'https://adgeo.copernicus.org/articles/30/1/2031/adgeo-30-1-2031.pdf',
      'doi:10.5194/adgeo-30-1-2031',
      'pdf',
    ],
    [
      'https://egusphere.copernicus.org/preprints/2031/egusphere-2031-5641/',
      'doi:10.5194/egusphere-2031-5641',
      'abstract',
    ],
    [
      'https://wellcomeopenresearch.org/articles/6-209/v2',
      'site:wellcomeopenresearch.org/articles/6-209',
      'abstract',
    ],
    [
      'https://www.preprints.org/manuscript/203102.0276/v2',
      'doi:10.20944/preprints203102.0276.v2',
      'abstract',
    ],
    [
      'https://www.scielo.br/j/zzz/a/RD9ttYPdZ9p8GfdmrXXNtKn/?lang=pt',
      'site:scielo.org/RD9ttYPdZ9p8GfdmrXXNtKn',
      'abstract',
    ],
    ['https://muse.jhu.edu/pub/1/article/872469', 'site:muse.jhu.edu/article/872469', 'abstract'],
    ['https://muse.jhu.edu/article/872469/pdf', 'site:muse.jhu.edu/article/872469', 'pdf'],
    [
      'https://opg.optica.org/abstract.cfm?URI=OFC-2031-JThB89',
      'site:opg.optica.org/OFC-2031-JThB89',
      'abstract',
    ],
    ['https://eric.ed.gov/?q=test&id=ED211592', 'site:eric.ed.gov/ED211592', 'abstract'],
    ['https://files.eric.ed.gov/fulltext/ED211592.pdf', 'site:eric.ed.gov/ED211592', 'pdf'],
    ['https://ntrs.nasa.gov/citations/20310010127', 'site:ntrs.nasa.gov/20310010127', 'abstract'],
    ['https://www.osti.gov/biblio/893699', 'site:osti.gov/893699', 'abstract'],
    ['https://philarchive.org/rec/FERWA-2', 'site:philpapers.org/FERWA-2', 'abstract'],
    [
      'https://www.researchgate.net/publication/318069783_Slow_waves',
      'site:researchgate.net/318069783',
      'abstract',
    ],
    [
      'https://figshare.com/articles/preprint/Slow_waves/9987654/1',
      'doi:10.6084/m9.figshare.9987654',
      'abstract',
    ],
    // An identifier in the address of any host.
    ['https://press.example.com/document/doi/10.1000/abc-7/html', 'doi:10.1000/abc-7', 'abstract'],
    [
      'https://www.econ.example/articles?id=10.1000/jep.28.4.3',
      'doi:10.1000/jep.28.4.3',
      'abstract',
    ],
    ['https://mirror.example/arxiv/abs/2406.01234', undefined, ''],
    ['https://mirror.example/arxiv.org/abs/2406.01234', 'arxiv:2406.01234', 'abstract'],
    ['https://mirror.example/articles/PMC9999999/', 'pmcid:PMC9999999', 'abstract'],
    ['https://mirror.example/show?pmid=31000001', 'pmid:31000001', 'abstract'],
    // What is behind a library’s proxy.
    [
      'https://muse-jhu-edu.proxy.lib.example.edu/article/872469',
      'site:muse.jhu.edu/article/872469',
      'abstract',
    ],
    // Lists, people, books, data, searches.
    ['https://journal.example.org/index.php/jw/issue/view/79', undefined, ''],
    ['https://journal.example.org/index.php/jw/search/authors/view/79', undefined, ''],
    [`https://repo.example.edu/collections/${u}`, undefined, ''],
    ['https://data.example.edu/records/?q=4yqf2-z8t98', undefined, ''],
    ['https://eprints.example.edu/view/year/2031.html', undefined, ''],
    ['https://hess.copernicus.org/articles/23/', undefined, ''],
    ['https://hess.copernicus.org/articles/special_issue1.html', undefined, ''],
    ['https://muse.jhu.edu/issue/872469', undefined, ''],
    ['https://www.researchgate.net/profile/Jane-Doe-7', undefined, ''],
    ['https://eric.ed.gov/?q=test', undefined, ''],
    ['https://notmuse.jhu.edu.example/article/872469', undefined, ''],
    ['https://figshare.com/articles/dataset/Slow_waves/9987654', undefined, ''],
    ['https://press.example.com/document/doi/10.1000/9783111233758/html', undefined, ''],
    ['https://x.example.org/search?q=10.1000/abc', undefined, ''],
    ['https://x.example.org/share?text=10.1000/abc&pmid=x', undefined, ''],
    ['https://x.example.org/', undefined, ''],
    ['ftp://x.example.org/10.1000/abc', undefined, ''],
    // A list of a known site stays one, whatever its address holds.
    ['https://arxiv.org/list/cs.CL/new?doi=10.1000/abc', undefined, ''],
  ])('%s', (address, id, view) => {
    const found = identifyAddress(new URL(address));
    expect(found?.identifiers[0]).toBe(id);
    expect(found?.view ?? '').toBe(view);
    if (found) expect(expandIdentifiers(found.identifiers)).toContain(found.identifiers[0]);
  });

  it('are not what a page may speak for: that is for known sites', () => {
    const url = new URL('https://press.example.com/document/doi/10.1000/abc-7/html');
    expect(identifyAddress(url)).toBeDefined();
    expect(identify(url)).toBeUndefined();
  });

  it('of known sites are as these say', () => {
    const url = new URL('https://arxiv.org/pdf/2406.01234v2');
    expect(identifyAddress(url)).toEqual(identify(url));
  });

  it.each(doms)('join what the page says, in %s', (_where, documentOf) => {
    const url = new URL('https://journal.example.org/index.php/jw/article/view/7');
    const html =
      '<meta name="citation_title" content="T"><meta name="citation_author" content="Jane Doe">';
    const record = extractGeneric(documentOf(html), url);
    expect(record && withAddressId(record, url).identifiers).toEqual([
      'ojs:journal.example.org/jw/7',
    ]);
  });
});
