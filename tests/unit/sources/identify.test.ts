import { describe, expect, it } from 'vitest';
import { identify } from '@/lib/sources/index';

const hash = '0123456789abcdef0123456789abcdef';

describe('identify', () => {
  it.each<[string, string, string, number?]>([
    ['https://arxiv.org/abs/2406.01234', 'arxiv:2406.01234', 'abstract'],
    ['https://arxiv.org/abs/2406.01234v2', 'arxiv:2406.01234', 'abstract', 2],
    ['http://www.arxiv.org/abs/2406.01234/?context=cs.CL#x', 'arxiv:2406.01234', 'abstract'],
    ['https://arxiv.org/abs/hep-th/9901001', 'arxiv:hep-th/9901001', 'abstract'],
    ['https://arxiv.org/abs/math.GT/0309136v1', 'arxiv:math/0309136', 'abstract', 1],
    ['https://arxiv.org/abs/hep-th%2F9901001', 'arxiv:hep-th/9901001', 'abstract'],
    ['https://arxiv.org/pdf/2406.01234', 'arxiv:2406.01234', 'pdf'],
    ['https://arxiv.org/pdf/2406.01234v3.pdf?download=1', 'arxiv:2406.01234', 'pdf', 3],
    ['https://arxiv.org/pdf/hep-th/9901001v2.pdf', 'arxiv:hep-th/9901001', 'pdf', 2],
    ['https://arxiv.org/html/2406.01234v1#S1', 'arxiv:2406.01234', 'html', 1],
    ['https://arxiv.org/format/2406.01234', 'arxiv:2406.01234', 'abstract'],
    ['https://export.arxiv.org/abs/2406.01234', 'arxiv:2406.01234', 'abstract'],
    ['https://browse.arxiv.org/html/2406.01234', 'arxiv:2406.01234', 'html'],
    ['https://ar5iv.labs.arxiv.org/html/2406.01234', 'arxiv:2406.01234', 'html'],
    ['https://ar5iv.org/abs/hep-th/9901001', 'arxiv:hep-th/9901001', 'html'],
    [
      'https://huggingface.co/papers/2406.01234?utm_source=x#community',
      'arxiv:2406.01234',
      'abstract',
    ],
    ['https://openreview.net/forum?id=r1-Some_Thing', 'openreview:r1-Some_Thing', 'abstract'],
    [
      'https://openreview.net/forum?noteId=abcd&id=r1xyz#discussion',
      'openreview:r1xyz',
      'abstract',
    ],
    ['https://openreview.net/pdf?id=r1-xyz', 'openreview:r1-xyz', 'pdf'],
    [
      'https://openreview.net/attachment?id=r1-xyz&name=supplementary_material',
      'openreview:r1-xyz',
      'pdf',
    ],
    ['https://aclanthology.org/2021.naacl-main.208/', 'acl:2021.naacl-main.208', 'abstract'],
    ['https://aclanthology.org/2021.naacl-main.208.pdf', 'acl:2021.naacl-main.208', 'pdf'],
    ['https://www.aclanthology.org/P18-1001v2.pdf', 'acl:P18-1001', 'pdf'],
    ['https://www.aclweb.org/anthology/P18-1001', 'acl:P18-1001', 'abstract'],
    ['https://www.aclweb.org/anthology/papers/P/P18/P18-1001/', 'acl:P18-1001', 'abstract'],
    ['http://aclweb.org/anthology/P/P18/P18-1001.pdf', 'acl:P18-1001', 'pdf'],
    [
      `https://papers.nips.cc/paper/2017/hash/${hash}-Abstract.html`,
      `neurips:2017/${hash}`,
      'abstract',
    ],
    [
      `https://proceedings.neurips.cc/paper_files/paper/2023/file/${hash}-Paper-Conference.pdf`,
      `neurips:2023/${hash}`,
      'pdf',
    ],
    ['https://papers.nips.cc/paper/7181-a-title-of-words.pdf', 'neurips:7181', 'pdf'],
    ['https://proceedings.mlr.press/v139/doe21a.html', 'pmlr:v139/doe21a', 'abstract'],
    ['http://proceedings.mlr.press/v139/doe21a/doe21a.pdf', 'pmlr:v139/doe21a', 'pdf'],
    [
      'https://openaccess.thecvf.com/content_cvpr_2018/html/Doe_Seeing_CVPR_2018_paper.html',
      'cvf:Doe_Seeing_CVPR_2018',
      'abstract',
    ],
    [
      'https://openaccess.thecvf.com/content/CVPR2021W/ABC/papers/Doe_Seeing_CVPRW_2021_paper.pdf',
      'cvf:Doe_Seeing_CVPRW_2021',
      'pdf',
    ],
    ['https://pubmed.ncbi.nlm.nih.gov/12345678/?from_term=x', 'pmid:12345678', 'abstract'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/12345678', 'pmid:12345678', 'abstract'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/?term=12345678', 'pmid:12345678', 'abstract'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/#sec1', 'pmcid:PMC123456', 'html'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456/pdf/x.pdf', 'pmcid:PMC123456', 'pdf'],
    [
      'https://www.biorxiv.org/content/10.1101/2021.11.08.467690v2',
      'doi:10.1101/2021.11.08.467690',
      'abstract',
      2,
    ],
    [
      'https://www.biorxiv.org/content/10.1101/2021.11.08.467690v2.full.pdf+html',
      'doi:10.1101/2021.11.08.467690',
      'pdf',
      2,
    ],
    [
      'https://www.biorxiv.org/content/biorxiv/early/2017/01/02/123456.full.pdf',
      'doi:10.1101/123456',
      'pdf',
    ],
    [
      'https://www.medrxiv.org/content/10.1101/2020.03.04.20031234v1.full-text',
      'doi:10.1101/2020.03.04.20031234',
      'html',
      1,
    ],
    [
      'https://www.nature.com/articles/s41586-021-03819-2',
      'doi:10.1038/s41586-021-03819-2',
      'html',
    ],
    ['https://www.nature.com/articles/nprot.2006.52.pdf', 'doi:10.1038/nprot.2006.52', 'pdf'],
    [
      'http://www.nature.com/nature/journal/v1/n2/full/nature01234.html',
      'doi:10.1038/nature01234',
      'html',
    ],
    [
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456',
      'doi:10.1371/journal.pone.0123456',
      'html',
    ],
    [
      'https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0123456&type=printable',
      'doi:10.1371/journal.pone.0123456',
      'pdf',
    ],
    [
      'http://www.plosone.org/article/info%3Adoi%2F10.1371%2Fjournal.pone.0123456',
      'doi:10.1371/journal.pone.0123456',
      'html',
    ],
    [
      'https://journals.plos.org/plosone/article/figure?id=10.1371/journal.pone.0123456.g001',
      'doi:10.1371/journal.pone.0123456',
      'html',
    ],
  ])('%s is %s', (text, identifier, view, version) => {
    const found = identify(new URL(text));
    expect(found?.identifiers).toEqual([identifier]);
    expect(found?.view).toBe(view);
    expect(found?.version).toBe(version);
    expect(found?.page).toMatch(/^https:\/\//);
    // The page and the PDF that it names are again of the same paper.
    for (const other of [found?.page, found?.pdf, found?.html]) {
      if (other) expect(identify(new URL(other))?.identifiers, other).toEqual([identifier]);
    }
  });

  it.each([
    'https://www.google.com/search?q=https://arxiv.org/abs/2406.01234',
    'https://example.com/?q=arxiv.org/abs/2406.01234',
    'https://example.com/arxiv.org/abs/2406.01234',
    'https://arxiv.org.example.com/abs/2406.01234',
    'https://notarxiv.org/abs/2406.01234',
    'ftp://arxiv.org/abs/2406.01234',
    'chrome-extension://arxiv.org/abs/2406.01234',
    'https://arxiv.org/',
    'https://arxiv.org/abs/',
    'https://arxiv.org/abs/2413.01234',
    'https://arxiv.org/abs/foo/1234567',
    'https://arxiv.org/list/cs.CL/recent',
    'https://arxiv.org/search/?query=2406.01234',
    'https://arxiv.org/abs/2406.01234/extra',
    'https://huggingface.co/papers',
    'https://huggingface.co/papers/trending',
    'https://huggingface.co/papers/date/2024-06-03',
    'https://huggingface.co/papers/month/2024-06',
    'https://huggingface.co/models?other=arxiv:2406.01234',
    'https://openreview.net/group?id=ICLR.cc/2024/Conference',
    'https://openreview.net/forum',
    'https://openreview.net/forum?id=',
    'https://openreview.net/profile?id=~Jane_Doe1',
    'https://openreview.net/references/pdf?id=abcdef',
    'https://aclanthology.org/people/j/jane-doe/',
    'https://aclanthology.org/venues/acl/',
    'https://aclanthology.org/events/acl-2018/',
    'https://aclanthology.org/volumes/2021.naacl-main/',
    'https://aclanthology.org/2021.naacl-main.0/',
    'https://aclanthology.org/P18-1000/',
    'https://www.aclweb.org/portal/P18-1001',
    'https://proceedings.neurips.cc/paper_files/paper/2023',
    'https://proceedings.mlr.press/v139/',
    'https://proceedings.mlr.press/v139/index.html',
    'https://proceedings.mlr.press/faq.html',
    'https://openaccess.thecvf.com/CVPR2021?day=all',
    'https://pubmed.ncbi.nlm.nih.gov/?term=heart',
    'https://pubmed.ncbi.nlm.nih.gov/trending/',
    'https://www.ncbi.nlm.nih.gov/pubmed/?term=heart',
    'https://www.ncbi.nlm.nih.gov/pmc/?term=heart',
    'https://www.ncbi.nlm.nih.gov/12345678',
    'https://www.biorxiv.org/content/early/recent',
    'https://www.biorxiv.org/collection/neuroscience',
    'https://www.biorxiv.org/search/waiting',
    'https://www.nature.com/articles/',
    'https://www.nature.com/articles?type=article',
    'https://www.nature.com/articles/d41586-024-01234-5',
    'https://www.nature.com/nature/volumes/630',
    'https://journals.plos.org/plosone/browse',
    'https://journals.plos.org/plosone/article?id=10.1000/other',
    'https://journals.plos.org/plosone/search?q=10.1371/journal.pone.0123456',
  ])('%s is no paper', (text) => {
    expect(identify(new URL(text))).toBeUndefined();
  });
});
