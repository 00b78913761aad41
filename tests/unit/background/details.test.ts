import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { addByText, namedBy } from '@/lib/background/add';
import { askForDetails, fetchDueMetadata, type Outside } from '@/lib/background/metadata';
import { samePaper } from '@/lib/paper/identifiers';
import { identify } from '@/lib/sources';
import { detailsPage } from '@/lib/sources/details';
import { freshLibrary, moment } from '../library/support';

const folder = new URL('../../fixtures/sources/', import.meta.url);
const tables = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }): [string, string][] => {
    const file = new URL(`${name}/urls.json`, folder);
    if (!existsSync(file)) return [];
    const { papers } = JSON.parse(readFileSync(file, 'utf8')) as {
      papers: [string, string, string][];
    };
    return papers.filter(([, , view]) => view === 'pdf').map(([url]) => [name, url]);
  });

describe('the PDFs of every site', () => {
  it('are there', () => {
    expect(tables.length).toBeGreaterThan(50);
  });

  it.each(tables)(
    '%s: %s is saved by its address, under the page that would tell more',
    (_, url) => {
      const named = namedBy(url);
      const found = identify(new URL(url));
      expect(named?.identifiers).toEqual(found?.identifiers);
      const page = detailsPage({ identifiers: named?.identifiers ?? [], urls: named?.urls ?? {} });
      // Where the site has an abstract page that follows from the address, that one is asked.
      if (page === undefined) return;
      expect(page).toBe(found?.page);
      expect(samePaper(identify(new URL(page))?.identifiers ?? [], found?.identifiers ?? [])).toBe(
        true,
      );
    },
  );
});

const pdf = 'https://www.nature.com/articles/s41586-026-00001-1.pdf';
const page = 'https://www.nature.com/articles/s41586-026-00001-1';
const html = `<html><head><meta name="citation_title" content="Owls Count Sheep">
<meta name="citation_author" content="Walker, Ada"><meta name="citation_doi" content="10.1038/s41586-026-00001-1">
<meta name="citation_publication_date" content="2026/01/02"></head><body></body></html>`;

function outside(allowed = false) {
  const hosts = new Set(allowed ? ['www.nature.com'] : []);
  let now = 1_000_000;
  const fetch = vi.fn(async () => new Response(html, { headers: { 'content-type': 'text/html' } }));
  const world = {
    fetch: fetch as unknown as Outside['fetch'],
    now: () => {
      now += 1000;
      return now;
    },
    newId: () => crypto.randomUUID(),
    jitter: () => 0,
    mayAsk: async (url: string) => hosts.has(new URL(url).host),
    allow: async (url: string) => {
      hosts.add(new URL(url).host);
    },
  } satisfies Outside;
  return { world, fetch, hosts };
}

describe('a PDF of a site that may not be asked', () => {
  it('is saved and asks nobody', async () => {
    const db = await freshLibrary();
    const { world, fetch } = outside();
    const saved = await addByText(db, { text: pdf }, moment(1), world.mayAsk);
    expect(saved).not.toHaveProperty('pending');
    await fetchDueMetadata(db, world);
    expect(fetch).not.toHaveBeenCalled();
    expect(await db.papers.toArray()).toMatchObject([{ provisional: true, urls: { page } }]);
  });

  it('asks its own abstract page once the user allows it, and then without asking again', async () => {
    const db = await freshLibrary();
    const { world, fetch, hosts } = outside();
    const { paper } = await addByText(db, { text: pdf }, moment(1), world.mayAsk);
    await askForDetails(db, paper.id, moment(2), world);
    await fetchDueMetadata(db, world);
    expect(fetch.mock.calls.map(([url]: unknown[]) => String(url))).toEqual([page]);
    expect(await db.papers.get(paper.id)).toMatchObject({ title: 'Owls Count Sheep' });
    expect([...hosts]).toEqual(['www.nature.com']);
    const next = await addByText(
      db,
      { text: pdf.replace('00001', '00002') },
      moment(3),
      world.mayAsk,
    );
    expect(next.pending).toEqual({ host: 'www.nature.com' });
  });

  it('is left as it is when the browser has not granted the host', async () => {
    const db = await freshLibrary();
    const { world } = outside();
    const { paper } = await addByText(db, { text: pdf }, moment(1), world.mayAsk);
    const refusing = { ...world, allow: async () => undefined };
    await expect(askForDetails(db, paper.id, moment(2), refusing)).rejects.toMatchObject({
      code: 'no-access',
    });
    expect(await db.outbox.count()).toBe(0);
  });
});
