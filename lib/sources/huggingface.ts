import { parseArxiv } from '../paper/identifiers';
import { cleanText, maxAbstract } from '../paper/normalise';
import type { PaperRecord } from '../paper/schema';
import { metasOf, namesOf, pathOf, recordOf, textOf, webUrl } from './citation';
import type { Source } from './types';

const pagePattern = /^\/papers\/(\d{4}\.\d{4,5}(?:v\d+)?)$/;
/** A page of Hugging Face carries some 100 kB of data; far more is no paper's. */
const maxProps = 4_000_000;

/** Hugging Face Papers: one page an arXiv paper, with the data of the page as JSON inside. */
export const huggingface: Source = {
  id: 'huggingface',
  name: 'Hugging Face',
  hosts: ['huggingface.co', 'hf.co'],
  matches: ['https://huggingface.co/papers/*'],
  // The site may move from a list to a paper without loading a page.
  lists: ['https://huggingface.co/papers*'],
  trust: 2,

  identify(url) {
    const parsed = parseArxiv(pagePattern.exec(pathOf(url))?.[1] ?? '');
    return (
      parsed && {
        identifiers: [`arxiv:${parsed.id}`],
        view: 'abstract',
        page: `https://huggingface.co/papers/${parsed.id}`,
        pdf: `https://arxiv.org/pdf/${parsed.id}`,
      }
    );
  },

  extract(document, url) {
    const id = huggingface.identify(url)?.identifiers[0]?.slice('arxiv:'.length);
    return id ? (fromData(document, url, id) ?? fromPage(document, id)) : undefined;
  },
};

type Loose = { [key: string]: unknown };
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The embedded data, unless it belongs to a page that was shown before. */
function fromData(document: Document, url: URL, id: string): PaperRecord | undefined {
  const json = document.querySelector('[data-target="PaperContent"]')?.getAttribute('data-props');
  if (!json || json.length > maxProps) return undefined;
  let props: unknown;
  try {
    props = JSON.parse(json);
  } catch {
    return undefined;
  }
  const paper = isObject(props) ? props.paper : undefined;
  if (!isObject(paper) || paper.id !== id) return undefined;
  const authors = Array.isArray(paper.authors) ? paper.authors.filter(isObject) : [];
  return recordOf('huggingface', {
    title: string(paper.title),
    authors: namesOf(
      authors.filter((author) => author.hidden !== true).map((author) => string(author.name)),
    ),
    abstract: string(paper.summary),
    issued: string(paper.publishedAt),
    kind: 'article',
    urls: {
      code: webUrl(string(paper.githubRepo), url),
      project: webUrl(string(paper.projectPage), url),
    },
  });
}

/** What the page shows. Its first link to arXiv says which paper it is about. */
function fromPage(document: Document, id: string): PaperRecord | undefined {
  const link = document.querySelector('a[href*="arxiv.org/abs/"]')?.getAttribute('href');
  const metas = metasOf(document);
  const tagged = metas.first('og:url')?.endsWith(`/papers/${id}`) ?? false;
  const shown = link ? parseArxiv(link.split('/abs/')[1] ?? '')?.id === id : tagged;
  if (!shown) return undefined;
  const title = textOf(document.querySelector('main h1, h1'));
  const heading = [...document.querySelectorAll('h2')].find((h2) => /^abstract$/i.test(textOf(h2)));
  const block = heading?.nextElementSibling;
  const paragraphs = block ? [...block.querySelectorAll('p')] : [];
  // A summary by a model, if there is one, stands above the abstract and is shorter.
  const abstract = [block, ...paragraphs]
    .slice(paragraphs.length > 0 ? 1 : 0)
    .map((element) => textOf(element, maxAbstract))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
  const authors = [...document.querySelectorAll('.author')].map((author) =>
    textOf(author.querySelector('a, button') ?? author, 500).replace(/^[\s,]+|[\s,]+$/g, ''),
  );
  const dated = /Published on (\w{3,9} \d{1,2}(?:, \d{4})?)/.exec(
    cleanText(document.querySelector('main')?.textContent, 20_000),
  );
  return recordOf('huggingface', {
    title: title || (tagged ? (metas.first('og:title') ?? '').replace(/^Paper page - /, '') : ''),
    authors: namesOf(authors),
    abstract,
    issued: dated?.[1],
    kind: 'article',
  });
}
