import { describe, expect, it } from 'vitest';
import { readZoteroRdf } from '@/lib/exchange/import/zotero-rdf';
import { readAll } from './support';

const head =
  '<rdf:RDF xmlns:rdf="r" xmlns:z="z" xmlns:bib="b" xmlns:dc="dc" xmlns:dcterms="dct" xmlns:foaf="f" xmlns:prism="p">';
const whole = (inside: string) => `${head}\n${inside}\n</rdf:RDF>`;
const read = (inside: string) => readAll(readZoteroRdf, whole(inside)).drafts;
const article = (inside: string, about = '#1') =>
  read(
    `<bib:Article rdf:about="${about}"><z:itemType>journalArticle</z:itemType>${inside}</bib:Article>`,
  )[0];
const titled = (inside: string) => article(`<dc:title>Counting Sheep</dc:title>${inside}`)?.record;
const people = (inside: string, role = 'authors') =>
  titled(`<bib:${role}><rdf:Seq>${inside}</rdf:Seq></bib:${role}>`)?.authors;
const person = (inside: string) => `<rdf:li><foaf:Person>${inside}</foaf:Person></rdf:li>`;

describe('people', () => {
  it.each([
    [person('<foaf:surname>The Flock Group</foaf:surname>'), [{ literal: 'The Flock Group' }]],
    [person('<foaf:givenName>Plato</foaf:givenName>'), [{ literal: 'Plato' }]],
    [
      person('<foaf:surname>Doe</foaf:surname><foaf:givenname>Jane</foaf:givenname>'),
      [{ family: 'Doe', given: 'Jane' }],
    ],
    [person(''), []],
    ['<rdf:li/>', []],
    ['', []],
  ])('%s', (inside, names) => {
    expect(people(inside)).toEqual(names);
  });

  it('editors stand in for authors, who go before them', () => {
    const seq = person('<foaf:surname>Roe</foaf:surname><foaf:givenName>Ada</foaf:givenName>');
    expect(people(seq, 'editors')).toEqual([{ family: 'Roe', given: 'Ada' }]);
    const both = `<bib:editors><rdf:Seq>${seq}</rdf:Seq></bib:editors><bib:authors><rdf:Seq>${person('<foaf:surname>Plato</foaf:surname>')}</rdf:Seq></bib:authors>`;
    expect(titled(both)?.authors).toEqual([{ literal: 'Plato' }]);
  });

  it('a list without its sequence names nobody', () => {
    expect(titled('<bib:authors/>')?.authors).toEqual([]);
  });
});

describe('what names the item', () => {
  it.each([
    ['<dc:identifier>DOI 10.1234/a</dc:identifier>', 'doi:10.1234/a'],
    [
      '<dc:identifier><dcterms:URI><rdf:value>https://doi.org/10.1234/b</rdf:value></dcterms:URI></dc:identifier>',
      'doi:10.1234/b',
    ],
    ['<dc:identifier>arXiv:2401.00001</dc:identifier>', 'arxiv:2401.00001'],
    ['<dc:description>DOI: 10.1234/c</dc:description>', 'doi:10.1234/c'],
    [
      '<dc:description>first words</dc:description><dc:description>arXiv: 2401.00002 [cs]</dc:description>',
      'arxiv:2401.00002',
    ],
    ['<dc:description>PMID: 12345</dc:description>', 'pmid:12345'],
    ['<dc:description>PMCID: PMC12345</dc:description>', 'pmcid:PMC12345'],
  ])('%s', (inside, identifier) => {
    expect(titled(inside)?.identifiers).toEqual([identifier]);
  });

  it.each([
    '<dc:identifier>ISBN 978-3-16-148410-0</dc:identifier>',
    '<dc:identifier><dcterms:URI/></dc:identifier>',
    '<dc:identifier/>',
    '<dc:description>DOI:</dc:description>',
  ])('%s is no name of a paper', (inside) => {
    expect(titled(inside)?.identifiers[0]).toMatch(/^import:/);
  });
});

describe('what it is part of', () => {
  it('may stand elsewhere and be referred to', () => {
    const drafts = read(
      `<bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dc:title>Counting</dc:title><dcterms:isPartOf rdf:resource="urn:issn:1"/></bib:Article>
       <bib:Journal rdf:about="urn:issn:1"><dc:title>J. Sheep</dc:title><prism:number>4</prism:number></bib:Journal>`,
    );
    expect(drafts.map(({ record }) => [record?.venue, record?.issue])).toEqual([['J. Sheep', '4']]);
  });

  it.each([
    ['<bib:presentedAt>Flocks 2024</bib:presentedAt>', { venue: 'Flocks 2024' }],
    ['<prism:volume>7</prism:volume><prism:number>8</prism:number>', { volume: '7', issue: '8' }],
    ['<dcterms:isPartOf rdf:resource="urn:gone"/>', { title: 'Counting Sheep' }],
    ['<dcterms:isPartOf/>', { title: 'Counting Sheep' }],
  ])('%s', (inside, fields) => {
    expect(titled(inside)).toMatchObject(fields);
  });
});

describe('which elements are items', () => {
  it.each([
    ['<bib:Book rdf:about="#1"><dc:title>An item without its type</dc:title></bib:Book>', 0],
    ['<bib:Thesis rdf:about="#1"><dc:title>A thesis without its type</dc:title></bib:Thesis>', 1],
    [
      '<bib:Book rdf:about="#1"><z:itemType>book</z:itemType><dc:title>A Book</dc:title></bib:Book>',
      1,
    ],
    [
      '<z:Attachment rdf:about="#1"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>',
      0,
    ],
    ['<z:UserItem rdf:about="#1"><dc:title>Mine</dc:title></z:UserItem>', 0],
    ['<rdf:Description rdf:about="#1"><dc:title>Any</dc:title></rdf:Description>', 0],
  ])('%s', (inside, count) => {
    expect(read(inside)).toHaveLength(count);
  });

  it('one that says nothing is named by its address', () => {
    expect(article('')).toMatchObject({ label: '#1', problem: { code: 'no-title' } });
  });
});

describe('tags, notes and times', () => {
  it('empty ones are none', () => {
    const draft = article(
      '<dc:title>Counting</dc:title><dc:subject/><dc:subject><z:AutomaticTag/></dc:subject>' +
        '<dcterms:isReferencedBy rdf:resource="#gone"/><dcterms:isReferencedBy/>' +
        '<dcterms:dateSubmitted>once</dcterms:dateSubmitted>',
    );
    expect(draft?.record?.keywords).toEqual([]);
    expect(draft?.mine).toBeUndefined();
  });

  it('a collection without a name gives no tag, and one with a slash stays one', () => {
    const drafts = read(
      `<bib:Article rdf:about="#1"><z:itemType>preprint</z:itemType><dc:title>Counting</dc:title></bib:Article>
       <z:Collection rdf:about="#c1"><dcterms:hasPart rdf:resource="#1"/></z:Collection>
       <z:Collection rdf:about="#c2"><dc:title>A/B</dc:title><dcterms:hasPart rdf:resource="#1"/></z:Collection>`,
    );
    expect(drafts[0]?.mine?.tags).toEqual(['A∕B']);
  });

  it('of several texts where one belongs the first counts', () => {
    expect(
      titled('<dcterms:abstract>One</dcterms:abstract><dcterms:abstract>Two</dcterms:abstract>'),
    ).toMatchObject({ abstract: 'One' });
  });
});

describe('files that are not what they should be', () => {
  it.each([
    ['', 0],
    ['nothing of the kind', 0],
    ['<rdf:RDF/>', 0],
    ['<other><bib:Article/></other>', 0],
    [whole('words').replace('\n', ''), 0],
  ])('%s gives nothing', (text, count) => {
    expect(readAll(readZoteroRdf, text).drafts).toHaveLength(count);
  });

  it('an error in the middle ends what can be read, and is told by its line', () => {
    const item = (n: number, inside = '') =>
      `    <bib:Article rdf:about="#${n}">\n        <z:itemType>preprint</z:itemType>\n        <dc:title>Paper ${n}${inside}</dc:title>\n    </bib:Article>`;
    const { drafts, problems } = readAll(
      readZoteroRdf,
      whole([item(1), item(2, ' <b>'), item(3)].join('\n')),
    );
    expect(drafts.map(({ record }) => record?.title)).toEqual(['Paper 1']);
    expect(problems).toEqual([{ code: 'syntax', args: [expect.any(Number)] }]);
  });
});
