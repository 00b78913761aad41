import { expect, it } from 'vitest';
import { pageUrl, toLink, toMarkdown } from '@/lib/exchange/links';

const paper = {
  title: 'A [new] *way*\nto <b>parse</b>_it',
  identifiers: ['doi:10.1000/a(b)c'],
  urls: {},
};

it('escapes what Markdown would read as markup', () => {
  expect(toMarkdown(paper)).toBe(
    '[A \\[new\\] \\*way\\* to \\<b\\>parse\\</b\\>\\_it](https://doi.org/10.1000/a%28b%29c)',
  );
});

it('escapes what HTML would read as markup', () => {
  const { html, text } = toLink({ ...paper, urls: { page: 'https://a.example/?a=1&b="2"' } });
  expect(html).toBe(
    '<a href="https://a.example/?a=1&amp;b=&quot;2&quot;">A [new] *way* to &lt;b&gt;parse&lt;/b&gt;_it</a>',
  );
  expect(text).toBe('A [new] *way* to <b>parse</b>_it\nhttps://a.example/?a=1&b="2"');
});

it.each([
  [{ identifiers: ['arxiv:2406.01234'], urls: {} }, 'https://arxiv.org/abs/2406.01234'],
  [
    { identifiers: ['arxiv:2406.01234'], urls: { page: 'https://a.example/x' } },
    'https://a.example/x',
  ],
  [
    { identifiers: ['unknown:1'], urls: { pdf: 'https://a.example/x.pdf' } },
    'https://a.example/x.pdf',
  ],
  [{ identifiers: ['unknown:1'], urls: {} }, undefined],
])('the page of %j', (linked, url) => {
  expect(pageUrl(linked)).toBe(url);
});
