/** Links to papers on pages that are no list. */
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { recordSchema } from '@/lib/paper/schema';
import { identify } from '@/lib/sources';
import { linkedOf } from '@/lib/sources/listing';

function papersOf(html: string, own: string[] = []) {
  const address = 'https://www.nature.com/articles/s41586-026-00001-2';
  const { document } = new JSDOM(html, { url: address }).window;
  return [...linkedOf(document, new URL(address), { identify }, own)].filter(
    (item) => item !== null,
  );
}

const told = (html: string, own?: string[]) =>
  papersOf(html, own).map(({ identifiers, title, anchor }) => [
    identifiers,
    title,
    anchor.textContent,
  ]);

describe('references', () => {
  it('are one item each, with their text where nothing can be told to be the title', () => {
    const html = `<ol>
<li><p>Okafor, N. &amp; Lindqvist, M. Counting sheep at night. Wool 12, 1–9 (2024).</p>
 <p><a href="https://doi.org/10.5555/wool.12.1">Article</a> <a href="https://arxiv.org/abs/2402.00001">Preprint</a>
 <a href="https://scholar.google.com/scholar?q=x">Google Scholar</a></p></li>
<li>Rossi, P. Goats. <a href="/articles/s41586-025-00009-1">Article</a></li></ol>`;
    expect(told(html)).toEqual([
      [
        ['doi:10.5555/wool.12.1', 'arxiv:2402.00001'],
        'Okafor, N. & Lindqvist, M. Counting sheep at night. Wool 12, 1–9 (2024).',
        'Article',
      ],
      [['doi:10.1038/s41586-025-00009-1'], 'Rossi, P. Goats.', 'Article'],
    ]);
  });

  it('make records that any page knows better', () => {
    const html = `<li>Rossi, P. Goats. <a href="https://doi.org/10.5555/goats">Article</a></li>`;
    const [item] = papersOf(html);
    expect(item?.record()).toMatchObject({
      title: 'Rossi, P. Goats.',
      provisional: true,
      identifiers: ['doi:10.5555/goats'],
      source: 'generic',
      urls: { page: 'https://doi.org/10.5555/goats' },
    });
    expect(recordSchema.safeParse(item?.record()).success).toBe(true);
  });
});

describe('links in a text', () => {
  it('are one item each, titled by a link that reads like a title', () => {
    const html = `<p>See <a href="https://arxiv.org/abs/2402.00001">Counting Sheep at Night</a>
 (<a href="https://arxiv.org/pdf/2402.00001">PDF</a>) and <a href="https://arxiv.org/abs/2402.00002">Rossi et al. 2024</a>,
 <a href="https://doi.org/10.5555/c">there</a>.</p>`;
    expect(told(html)).toEqual([
      [['arxiv:2402.00001'], 'Counting Sheep at Night', 'Counting Sheep at Night'],
      [['arxiv:2402.00002'], undefined, 'Rossi et al. 2024'],
      [['doi:10.5555/c'], undefined, 'there'],
    ]);
  });

  it('of one entry are told apart when they name two papers', () => {
    const html = `<li><a href="https://arxiv.org/abs/2402.00001">One</a> and
 <a href="https://arxiv.org/abs/2402.00002">two</a></li>`;
    expect(told(html).map(([identifiers]) => identifiers)).toEqual(
      [['arxiv:2402.00001'], ['arxiv:2402.00002']].map((each) => [each[0]]),
    );
  });
});

it('the page’s own paper is left out, in all its faces and versions', () => {
  const html = `<a href="https://arxiv.org/abs/2402.00001v1">v1</a>
<a href="https://arxiv.org/pdf/2402.00001v2">PDF</a> <a href="https://huggingface.co/papers/2402.00001">HF</a>
<p><a href="https://doi.org/10.48550/arXiv.2402.00001">DOI</a></p><p><a href="https://doi.org/10.5555/b">b</a></p>`;
  const own = ['arxiv:2402.00001'];
  expect(told(html, own).map(([identifiers]) => identifiers)).toEqual([['doi:10.5555/b']]);
});

it('a page of many links is read in steps, and hostile ones do no harm', () => {
  const html = `<a href="javascript:alert(1)//10.5555/x">x</a><a href="https://doi.org/10.5555/${'x'.repeat(5000)}">y</a>
<a href="https://doi.org/not-a-doi">z</a><a href="http://[bad">bad</a>`;
  expect(told(html)).toEqual([]);
});
