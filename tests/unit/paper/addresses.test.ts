import { describe, expect, it } from 'vitest';
import {
  expandIdentifiers,
  identifierLabel,
  identifierUrl,
  normaliseIdentifier,
  normaliseUrl,
  parseArxiv,
  parseDoi,
  parseIdentifier,
  versionOf,
} from '@/lib/paper/identifiers';

describe('where an identifier leads', () => {
  it.each([
    ['arxiv:2406.01234v2', 'https://arxiv.org/abs/2406.01234'],
    ['doi:10.1000/a(b)<c>:d', 'https://doi.org/10.1000/a(b)%3Cc%3E:d'],
    ['openreview:r1-x', 'https://openreview.net/forum?id=r1-x'],
    ['acl:P18-1001', 'https://aclanthology.org/P18-1001/'],
    ['pmid:12', 'https://pubmed.ncbi.nlm.nih.gov/12/'],
    ['pmcid:12345', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/'],
    [
      's2:204e3073870fae3d05bcbc2f6a8e263d9b72e776',
      'https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
    ],
    ['s2:12345', 'https://api.semanticscholar.org/CorpusID:12345'],
    ['pmlr:v139/doe21a', 'https://proceedings.mlr.press/v139/doe21a.html'],
    ['iacr:2031/42', 'https://eprint.iacr.org/2031/042'],
    ['dblp:conf/icml/DoeR20', 'https://dblp.org/rec/conf/icml/DoeR20'],
    ['jmlr:v21/doe20a', 'https://jmlr.org/papers/v21/doe20a.html'],
    ['ads:2031A&ARv..31....1D', 'https://ui.adsabs.harvard.edu/abs/2031A%26ARv..31....1D/abstract'],
    [
      'chemrxiv:6a0b1c2d3e4f5a6b7c8d9e0f',
      'https://chemrxiv.org/engage/chemrxiv/article-details/6a0b1c2d3e4f5a6b7c8d9e0f',
    ],
    ['europepmc:PPR12345', 'https://europepmc.org/article/PPR/PPR12345'],
    ['hal:hal-01234567', 'https://hal.science/hal-01234567'],
    ['hdl:1721.1/abc', 'https://hdl.handle.net/1721.1/abc'],
    ['inspire:123', 'https://inspirehep.net/literature/123'],
    ['osf:ab1cd', 'https://osf.io/ab1cd/'],
    ['repec:abc:wpaper:99-01', 'https://econpapers.repec.org/RePEc:abc:wpaper:99-01'],
    ['researchsquare:rs-12345', 'https://www.researchsquare.com/article/rs-12345/latest'],
    ['ieee:1234567', 'https://ieeexplore.ieee.org/document/1234567/'],
    ['jstor:1234567', 'https://www.jstor.org/stable/1234567'],
    [
      'pii:S0140673605678892',
      'https://www.sciencedirect.com/science/article/pii/S0140673605678892',
    ],
    ['url:https://example.com/a', 'https://example.com/a'],
    ['oai:cds.cern.ch:123', undefined],
    ['nonsense', undefined],
    ['import:0', undefined],
  ])('%s: %s', (id, url) => {
    expect(identifierUrl(id)).toBe(url);
  });
});

describe('what an identifier is called', () => {
  it.each([
    ['arxiv:2406.01234', 'arXiv 2406.01234'],
    ['doi:10.1000/a:b', 'doi 10.1000/a:b'],
    ['pmcid:PMC12345', 'PMC12345'],
    ['url:https://example.com', 'https://example.com'],
    ['import:0011', ''],
    ['site:import:', 'import:'],
    ['newer:12', 'newer 12'],
    ['nothing', 'nothing'],
    ['recovered:1', 'recovered 1'],
  ])('%s: %s', (id, label) => {
    expect(identifierLabel(id)).toBe(label);
  });
});

describe('odd spellings', () => {
  it.each([
    [' arxiv : 2406.01234 ', 'arxiv:2406.01234'],
    ['doi:10.48550/arxiv.nonsense', 'doi:10.48550/arxiv.nonsense'],
    ['doi:10.1000/10.48550/arxiv.2406.01234', 'doi:10.1000/10.48550/arxiv.2406.01234'],
    ['ssrn:10.48550', undefined],
    [`doi:10.1000/${'x'.repeat(3000)}`, undefined],
    [`url:https://example.com/${'x'.repeat(2020)}`, `url:https://example.com/${'x'.repeat(2020)}`],
    [`url:https://example.com/${'x'.repeat(2040)}`, undefined],
    [`url:https://example.com/${' '.repeat(4100)}`, undefined],
    [':arxiv', undefined],
  ])('%.60s', (id, normal) => {
    expect(normaliseIdentifier(id)).toBe(normal);
  });

  it.each<[string, string | undefined, number?]>([
    ['https://doi.org/10.1000/a', 'doi:10.1000/a'],
    ['https://www.doi.org/10.1000/a', 'doi:10.1000/a'],
    ['http://doi.org/10.1000/a', 'doi:10.1000/a'],
    ['//dx.doi.org/10.1000/a', 'doi:10.1000/a'],
    ['https://notdoi.org/10.1000/a', undefined],
    ['https://doi.org.evil.example/10.1000/a', undefined],
    ['http://example.com/10.1000/a', undefined],
    ['//example.com/10.1000/a', undefined],
    ['see https://example.com/x 10.1000/a', 'doi:10.1000/a'],
    ['https://example.com/x and 10.1000/a', 'doi:10.1000/a'],
    ['((2406.01234))', 'arxiv:2406.01234'],
    ['“2406.01234v2”;', 'arxiv:2406.01234', 2],
    ['(P18-1001)', 'acl:P18-1001'],
    ['( P18-1001 )', 'acl:P18-1001'],
    ['PMID:12345', 'pmid:12345'],
    ['PMID12345', 'pmid:12345'],
    ['see PMID : 12345 there', 'pmid:12345'],
    ['PMIDX12345', undefined],
    ['PMC 12345', 'pmcid:PMC12345'],
    ['APMC12345', undefined],
    ['PMC123', undefined],
    ['a P18-1001', undefined],
    ['openreview: abc', undefined],
    ['http:abc', undefined],
    ['url:example', undefined],
    ['10.1000/abcv2', 'doi:10.1000/abcv2'],
    [`${'x '.repeat(2600)}10.1000/a`, undefined],
  ])('%.60j names %s', (text, identifier, version) => {
    const expected = identifier && { identifier, ...(version && { version }) };
    expect(parseIdentifier(text)).toEqual(expected);
  });

  it.each([
    ['2406.01234', { id: '2406.01234' }],
    [' 2406.01234v12 ', { id: '2406.01234', version: 12 }],
    ['2406.01234v0', { id: '2406.01234' }],
    ['HEP-TH/9901001', { id: 'hep-th/9901001' }],
    ['2406.01234 v2', undefined],
  ])('arXiv %s', (text, found) => {
    expect(parseArxiv(text)).toEqual(found);
  });

  it.each([
    [' 10.1000/A ', '10.1000/a'],
    ['https://doi.org/10.1000/a?b#c', '10.1000/a'],
    ['x https://doi.org/10.1000/a?b', '10.1000/a?b'],
    ['10.1000.20/a%2fb', '10.1000.20/a%2fb'],
    ['10.1000.20%2fab', '10.1000.20/ab'],
    ['10.1000%2fa%2', undefined],
    ['3.10.1000/a', undefined],
    ['210.1000/a', undefined],
    ['(10.1000/a)', '10.1000/a'],
    ['10.1000/a(b', '10.1000/a(b'],
    ['10.1000/a[b]]', '10.1000/a[b]'],
    ['10.1000/a.,;', '10.1000/a'],
    [`10.1000/${'a'.repeat(1030)}`, undefined],
  ])('DOI %.40s', (text, doi) => {
    expect(parseDoi(text)).toBe(doi);
  });

  it.each([
    ['  https://example.com/a  ', 'https://example.com/a'],
    ['http://example.com:80/a', 'https://example.com/a'],
    ['https://example.com:80/a', 'https://example.com/a'],
    ['https://www.www.example.com/', 'https://example.com'],
    ['https://www.com/', 'https://www.com'],
    ['https://a.www.example.com/', 'https://a.www.example.com'],
    ['https://example.com/?b=2&a=2&a=1&b=1', 'https://example.com?a=1&a=2&b=1&b=2'],
    ['ftp://example.com/', undefined],
    ['xhttp://example.com/', undefined],
    ['https://', undefined],
  ])('address %s', (text, url) => {
    expect(normaliseUrl(text)).toBe(url);
  });

  it.each([
    ['a1v2', 2],
    ['a1v2x', undefined],
    ['av2', undefined],
    ['a1v0', undefined],
    ['a1v1234', undefined],
    ['a1V7', 7],
  ])('the version of %s', (text, version) => {
    expect(versionOf(text)).toBe(version);
  });

  it.each([
    ['acl:P18-1001x', undefined],
    ['acl:xP18-1001', undefined],
    ['acl:2021.naacl-main.208x', undefined],
    ['acl:x2021.naacl-main.208', undefined],
    ['acl:2021.naacl.x-main.208', undefined],
    ['pii:S014067360567889X', 'pii:S014067360567889X'],
    ['pii:0140673605678892', 'pii:0140673605678892'],
    ['pii:xS0140673605678892', undefined],
    ['pii:S01406736056788921', undefined],
    ['pii:S0140673A05678892', undefined],
    ['pii:B9780123456789000012', 'pii:B9780123456789000012'],
    ['pii:B1', undefined],
    ['hal:hal-01234567v12', 'hal:hal-01234567'],
    ['hal:hal-v1-01234567', undefined],
    ['pmcid:12345.10', 'pmcid:PMC12345'],
    ['pmcid:xPMC12345', undefined],
    ['repec:abc:wpaper:x:repec:y', 'repec:abc:wpaper:x:repec:y'],
    ['repec:abc:wpaper:a.b...', 'repec:abc:wpaper:a.b'],
    ['repec:abc:wpaper:a b', undefined],
  ])('%s', (id, normal) => {
    expect(normaliseIdentifier(id)).toBe(normal);
  });

  it('of several the doubles go, and what stands for nothing better stays', () => {
    expect(expandIdentifiers(['pmid:1', 'pmid:01', 'url:https://a.example'])).toEqual(['pmid:1']);
    expect(expandIdentifiers(['xdoi:10.3115/v1/P14-1001'])).toEqual([]);
    expect(expandIdentifiers(['hdl:10.3115/v1/P14-1001'])).toEqual(['hdl:10.3115/v1/p14-1001']);
  });
});
