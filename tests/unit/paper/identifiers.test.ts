import { describe, expect, it } from 'vitest';
import {
  expandIdentifiers,
  identifierLabel,
  identifierUrl,
  normaliseIdentifier,
  normaliseUrl,
  parseIdentifier,
  samePaper,
  versionOf,
} from '@/lib/paper/identifiers';

describe('normaliseIdentifier', () => {
  it.each([
    ['arxiv:2406.01234', 'arxiv:2406.01234'],
    ['arXiv:2406.01234v3', 'arxiv:2406.01234'],
    ['arxiv:0704.0001', 'arxiv:0704.0001'],
    ['arxiv:hep-th/9901001v2', 'arxiv:hep-th/9901001'],
    ['arxiv:math.GT/0309136', 'arxiv:math/0309136'],
    ['arxiv:cs.CL/0001001', 'arxiv:cs/0001001'],
    ['arxiv:cond-mat.mtrl-sci/0101001', 'arxiv:cond-mat/0101001'],
    ['doi:10.1145/3544548.3581058', 'doi:10.1145/3544548.3581058'],
    ['DOI:10.1103/PhysRevX.12.041027', 'doi:10.1103/physrevx.12.041027'],
    ['doi:https://doi.org/10.1000/ABC', 'doi:10.1000/abc'],
    ['doi:http://dx.doi.org/10.1000/ABC?x=1', 'doi:10.1000/abc'],
    ['doi:doi:10.1000/abc.', 'doi:10.1000/abc'],
    ['doi:10.1371%2Fjournal.pone.1', 'doi:10.1371/journal.pone.1'],
    ['doi:10.1016/S0140-6736(05)67889-2', 'doi:10.1016/s0140-6736(05)67889-2'],
    ['doi:10.1016/0004-3702(89)90012-X)', 'doi:10.1016/0004-3702(89)90012-x'],
    [
      'doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
      'doi:10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2',
    ],
    ['doi:10.48550/arXiv.2406.01234', 'arxiv:2406.01234'],
    ['doi:10.48550/arxiv.hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['openreview:r1-Something_Else', 'openreview:r1-Something_Else'],
    ['acl:p18-1001', 'acl:P18-1001'],
    ['acl:2021.NAACL-main.208', 'acl:2021.naacl-main.208'],
    ['pmid:0012345', 'pmid:12345'],
    ['pmcid:123456', 'pmcid:PMC123456'],
    ['pmcid:pmc123456.2', 'pmcid:PMC123456'],
    ['s2:204E3073870FAE3D05BCBC2F6A8E263D9B72E776', 's2:204e3073870fae3d05bcbc2f6a8e263d9b72e776'],
    ['pmlr:v139/Radford21a', 'pmlr:v139/radford21a'],
    ['iacr:2031/42', 'iacr:2031/042'],
    ['dblp:conf/icml/DoeR20', 'dblp:conf/icml/DoeR20'],
    ['jmlr:v21/Doe20a', 'jmlr:v21/doe20a'],
    ['ojs:ojs.example.org/Journal/12', 'ojs:ojs.example.org/journal/12'],
    ['ssrn:1234567', 'doi:10.2139/ssrn.1234567'],
    ['nber:W12345', 'doi:10.3386/w12345'],
    ['hal:Hal-01234567v2', 'hal:hal-01234567'],
    ['osf:AB1CD_v3', 'osf:ab1cd'],
    ['researchsquare:rs-12345/v1', 'researchsquare:rs-12345'],
    ['repec:RePEc:abc:wpaper:99-01', 'repec:abc:wpaper:99-01'],
    ['repec:abc:journl:v9y2031i1p91-94.', 'repec:abc:journl:v:9:y:2031:i:1:p:91-94'],
    ['ads:2031A&ARv..31....1D', 'ads:2031A&ARv..31....1D'],
    ['europepmc:ppr12345', 'europepmc:PPR12345'],
    ['hdl:1721.1/ABC', 'hdl:1721.1/abc'],
    ['oai:CDS.cern.ch:123', 'oai:cds.cern.ch:123'],
    ['inspire:123', 'inspire:123'],
    ['chemrxiv:6A0B1C2D3E4F5A6B7C8D9E0F', 'chemrxiv:6a0b1c2d3e4f5a6b7c8d9e0f'],
    ['url:http://www.Example.com/a/', 'url:https://example.com/a'],
  ])('%s is %s', (given, normal) => {
    expect(normaliseIdentifier(given)).toBe(normal);
    expect(normaliseIdentifier(normal)).toBe(normal);
  });

  it.each([
    '',
    ':',
    'arxiv:',
    'arxiv:2413.01234',
    'arxiv:240.1234',
    'arxiv:foo/1234567',
    'arxiv:2406.012345',
    'doi:10.1.1.123.4567',
    'doi:10.1145/',
    'doi:10.1145',
    'openreview:a b',
    'acl:2021.naacl',
    'pmid:0',
    'pmid:12x',
    'https://arxiv.org/abs/2406.01234',
    'javascript:alert(1)',
    'url:javascript:alert(1)',
    'url:file:///etc/passwd',
    '__proto__:x',
    'constructor:x',
  ])('%j is none', (given) => {
    expect(normaliseIdentifier(given)).toBeUndefined();
  });
});

describe('normaliseUrl', () => {
  it.each([
    ['http://www.Example.com/Path/', 'https://example.com/Path'],
    ['https://example.com', 'https://example.com'],
    ['https://example.com/#top', 'https://example.com'],
    ['https://example.com/a?utm_source=x&b=2&a=1&fbclid=y', 'https://example.com/a?a=1&b=2'],
    ['https://example.com/a?gclid=1&ref=home', 'https://example.com/a'],
    ['https://example.com:443/a', 'https://example.com/a'],
    ['https://example.com:8080/a', 'https://example.com:8080/a'],
    ['https://user:secret@example.com/a', 'https://example.com/a'],
    [
      'https://例え.jp/論文?q=日本',
      'https://xn--r8jz45g.jp/%E8%AB%96%E6%96%87?q=%E6%97%A5%E6%9C%AC',
    ],
  ])('%s becomes %s', (given, normal) => {
    expect(normaliseUrl(given)).toBe(normal);
    expect(normaliseUrl(normal)).toBe(normal);
  });
});

describe('parseIdentifier', () => {
  it.each<[string, string, number?]>([
    ['2406.01234', 'arxiv:2406.01234'],
    [' 2406.01234v2\n', 'arxiv:2406.01234', 2],
    ['[2406.01234]', 'arxiv:2406.01234'],
    ['(2406.01234v1).', 'arxiv:2406.01234', 1],
    ['arXiv:hep-th/9901001', 'arxiv:hep-th/9901001'],
    ['hep-th/9901001v3', 'arxiv:hep-th/9901001', 3],
    ['arXiv: 2406.01234', 'arxiv:2406.01234'],
    ['arXiv:2406.01234v1 [cs.CL] 3 Jun 2024', 'arxiv:2406.01234', 1],
    ['arXiv preprint, see arXiv:2406.01234.', 'arxiv:2406.01234'],
    ['10.1145/3544548.3581058', 'doi:10.1145/3544548.3581058'],
    ['doi: 10.1103/PhysRevX.12.041027.', 'doi:10.1103/physrevx.12.041027'],
    ['DOI 10.1000/abc', 'doi:10.1000/abc'],
    ['https://doi.org/10.1016/S0140-6736(05)67889-2', 'doi:10.1016/s0140-6736(05)67889-2'],
    ['http://dx.doi.org/10.1000/abc#page', 'doi:10.1000/abc'],
    ['//doi.org/10.1000/abc', 'doi:10.1000/abc'],
    ['doi.org/10.1000/abc', 'doi:10.1000/abc'],
    ['https://doi.org/10.48550/arXiv.2406.01234', 'arxiv:2406.01234'],
    ['10.48550/arXiv.2406.01234v4', 'arxiv:2406.01234', 4],
    ['Doe, J. (2020). A title. https://doi.org/10.1000/abc.', 'doi:10.1000/abc'],
    ['(see “10.1000/abc”)', 'doi:10.1000/abc'],
    ['PMID: 12345', 'pmid:12345'],
    ['PMID 12345', 'pmid:12345'],
    ['PMC123456', 'pmcid:PMC123456'],
    ['P18-1001', 'acl:P18-1001'],
    ['2021.naacl-main.208', 'acl:2021.naacl-main.208'],
    ['openreview:r1-abcd', 'openreview:r1-abcd'],
  ])('%j is %s', (text, identifier, version) => {
    expect(parseIdentifier(text)).toEqual({ identifier, ...(version && { version }) });
  });

  it.each([
    '',
    'Attention is all you need',
    '12345678',
    '3.14159',
    'https://arxiv.org/abs/2406.01234',
    'https://www.google.com/search?q=10.1000/abc',
    'https://example.com/10.1000/abc',
    'url:https://example.com',
    'https://example.com',
    'x'.repeat(100_000),
  ])('%.40j names none', (text) => {
    expect(parseIdentifier(text)).toBeUndefined();
  });
});

describe('expandIdentifiers', () => {
  it.each<[string[], string[]]>([
    [['doi:10.48550/arXiv.2406.01234', 'arxiv:2406.01234v2'], ['arxiv:2406.01234']],
    [['doi:10.18653/v1/P18-1001'], ['doi:10.18653/v1/p18-1001', 'acl:P18-1001']],
    [
      ['doi:10.18653/v1/2021.naacl-main.208'],
      ['doi:10.18653/v1/2021.naacl-main.208', 'acl:2021.naacl-main.208'],
    ],
    [['doi:10.3115/v1/P14-1001'], ['doi:10.3115/v1/p14-1001', 'acl:P14-1001']],
    [['doi:10.3115/1073083.1073135'], ['doi:10.3115/1073083.1073135']],
    [['url:https://example.com/', 'doi:10.1000/A'], ['doi:10.1000/a']],
    [['url:https://example.com/', 'nonsense'], ['url:https://example.com']],
    [['nonsense', ''], []],
  ])('%j is %j', (given, all) => {
    expect(expandIdentifiers(given)).toEqual(all);
    expect(expandIdentifiers(all)).toEqual(all);
  });
});

describe('versions with DOIs of their own', () => {
  it.each([
    ['doi:10.31234/osf.io/ab1cd_v2', 'osf:ab1cd'],
    ['doi:10.31234/osf.io/ab1cd', 'osf:ab1cd'],
    ['doi:10.21203/rs.3.rs-12345/v2', 'researchsquare:rs-12345'],
    ['doi:10.26434/chemrxiv-2031-ab1cd-v2', 'doi:10.26434/chemrxiv-2031-ab1cd'],
    ['doi:10.26434/chemrxiv.15999999/v1', 'doi:10.26434/chemrxiv.15999999'],
    ['doi:10.26434/chemrxiv.7999999.v1', 'doi:10.26434/chemrxiv.7999999'],
  ])('%s is one of %s', (doi, paper) => {
    expect(expandIdentifiers([doi])).toEqual([doi, paper]);
  });
});

describe('samePaper', () => {
  it.each<[string[], string[], boolean]>([
    [['arxiv:2406.01234v1'], ['arxiv:2406.01234v5'], true],
    [['arxiv:2406.01234'], ['doi:10.48550/arXiv.2406.01234'], true],
    [['acl:P18-1001'], ['doi:10.18653/v1/P18-1001'], true],
    [['openreview:r1xyz'], ['openreview:r1-xyz'], false],
    [['openreview:abcdE'], ['openreview:abcde'], false],
    [['arxiv:2406.01234'], ['arxiv:2406.01235'], false],
    [[], [], false],
    [['nonsense'], ['nonsense'], false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(samePaper(a, b)).toBe(same);
    expect(samePaper(b, a)).toBe(same);
  });
});

describe('identifiers for people', () => {
  it.each([
    ['arxiv:2406.01234', 'https://arxiv.org/abs/2406.01234', 'arXiv 2406.01234'],
    ['doi:10.1000/a(b)<c>#d', 'https://doi.org/10.1000/a(b)%3Cc%3E%23d', 'doi 10.1000/a(b)<c>#d'],
    ['openreview:r1-x_y', 'https://openreview.net/forum?id=r1-x_y', 'OpenReview r1-x_y'],
    ['acl:P18-1001', 'https://aclanthology.org/P18-1001/', 'ACL P18-1001'],
    ['pmid:123', 'https://pubmed.ncbi.nlm.nih.gov/123/', 'PMID 123'],
    ['pmcid:PMC123', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC123/', 'PMC123'],
    ['pmlr:v139/doe21a', 'https://proceedings.mlr.press/v139/doe21a.html', 'PMLR v139/doe21a'],
    ['iacr:2031/042', 'https://eprint.iacr.org/2031/042', 'ePrint 2031/042'],
    ['dblp:conf/icml/DoeR20', 'https://dblp.org/rec/conf/icml/DoeR20', 'DBLP conf/icml/DoeR20'],
    ['jmlr:v21/20-123', 'https://jmlr.org/papers/v21/20-123.html', 'JMLR v21/20-123'],
    [
      'usenix:osdi30/doe',
      'https://www.usenix.org/conference/osdi30/presentation/doe',
      'USENIX osdi30/doe',
    ],
    [
      'virtual:iclr.cc/2031/poster/12',
      'https://iclr.cc/virtual/2031/poster/12',
      'iclr.cc/2031/poster/12',
    ],
    ['url:https://example.com/a', 'https://example.com/a', 'https://example.com/a'],
  ])('%s', (id, url, label) => {
    expect(identifierUrl(id)).toBe(url);
    expect(identifierLabel(id)).toBe(label);
  });

  it('has no address for what does not tell one', () => {
    expect(identifierUrl('neurips:2023/0123456789abcdef0123456789abcdef')).toBeUndefined();
    expect(identifierUrl('url:javascript:alert(1)')).toBeUndefined();
  });

  it('reads versions', () => {
    expect(versionOf('2406.01234v12')).toBe(12);
    expect(versionOf('https://arxiv.org/abs/2406.01234')).toBeUndefined();
    expect(versionOf('2406.01234v0')).toBeUndefined();
  });
});
