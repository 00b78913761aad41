// @vitest-environment jsdom
import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { detectPaper, seemsPaper } from '@/lib/page/detect';

const pageOf = (head: string, body = '') =>
  new JSDOM(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`, {
    url: 'https://journal.example.org/article/1',
  }).window as unknown as Window;

const meta = (name: string, content: string, key = 'name') =>
  `<meta ${key}="${name}" content="${content}">`;
const ld = (text: string) => `<script type="application/ld+json">${text}</script>`;

describe('a page that is worth a closer look', () => {
  it.each([
    ['Highwire', meta('citation_title', 'Tides')],
    ['Highwire in other letters', meta('Citation_Title', 'Tides')],
    ['a property', meta('citation_doi', '10.5555/x', 'property')],
    ['PRISM', meta('prism.doi', 'doi:10.5555/x')],
    ['Dublin Core', meta('DC.Identifier', 'https://doi.org/10.5555/lip.1')],
    [
      'Dublin Core, the second',
      meta('dc.identifier', 'isbn 1') + meta('dc.identifier', '10.5555/x'),
    ],
    ['JSON-LD', ld('{"@type":"ScholarlyArticle"}')],
    ['JSON-LD by its address', ld('{"@type": ["https://schema.org/ScholarlyArticle"]}')],
    ['broken JSON-LD', ld('{"@type":"MedicalScholarlyArticle", oops')],
  ])('%s', (_, head) => {
    expect(seemsPaper(pageOf(head).document)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['OpenGraph', meta('og:title', 'Bread', 'property') + meta('og:type', 'article', 'property')],
    ['an author and a description', meta('author', 'Ada') + meta('description', '10.5555/x')],
    ['Dublin Core without a DOI', meta('DC.Title', 'Bread') + meta('DC.Identifier', 'urn:isbn:1')],
    ['a price that looks like a DOI', meta('dc.identifier', '110.99/x')],
    ['JSON-LD of news', ld('{"@type":"NewsArticle"}')],
    ['words about scholarly articles', ld('{"@type":"WebPage","name":"ScholarlyArticle in use"}')],
    ['a huge script', ld(`{"@type":"ScholarlyArticle","x":"${'x'.repeat(1_000_001)}"}`)],
  ])('is not one with %s', (_, head) => {
    expect(seemsPaper(pageOf(head).document)).toBe(false);
  });
});

describe('detecting', () => {
  it('calls back once, as soon as the tags are there', () => {
    const found = vi.fn();
    detectPaper(window, found);
    expect(found).not.toHaveBeenCalled();
    const tag = document.createElement('meta');
    tag.setAttribute('name', 'citation_title');
    document.head.append(tag);
    window.dispatchEvent(new Event('load'));
    window.dispatchEvent(new Event('load'));
    expect(found).toHaveBeenCalledOnce();
  });
});
