/** The stand-in web is what the browser tests believe: it must answer, misbehave and log right. */
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWeb } from '../../web/content';
import { papers } from '../../web/papers';
import type { StandInWeb } from '../../web/server';

let web: StandInWeb;
beforeAll(async () => {
  web = await startWeb();
});
afterEach(() => {
  web.behave();
  web.clearLog();
});
afterAll(() => web.stop());

/** Ask over TLS as a browser whose names all resolve to the server. */
function get(url: string, signal?: AbortSignal): Promise<{ status: number; body: string }> {
  const { hostname, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    https
      .get(
        {
          host: '127.0.0.1',
          port: web.port,
          path: pathname + search,
          servername: hostname,
          headers: { host: hostname },
          rejectUnauthorized: false,
          agent: false,
          ...(signal && { signal }),
        },
        (response) => {
          let body = '';
          response.on('data', (chunk) => {
            body += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
        },
      )
      .on('error', reject);
  });
}

describe('content', () => {
  it.each([
    ['https://arxiv.org/abs/2607.01234v1', /citation_arxiv_id" content="2607\.01234"/],
    ['https://arxiv.org/abs/math/0309136', /Lattice Paths/],
    ['https://arxiv.org/html/2607.03117v1', /ltx_title_document/],
    ['https://arxiv.org/pdf/2607.01234', /^%PDF-1\.4/],
    ['https://arxiv.org/abs/2501.10007', /Part 8/],
    ['https://huggingface.co/papers/2607.01234', /data-target="PaperContent"/],
    ['https://example.org/', /ordinary page/],
  ])('of %s', async (url, text) => {
    const { status, body } = await get(url);
    expect(status).toBe(200);
    expect(body).toMatch(text);
  });

  it('differs from list to list', async () => {
    const first = async (query: string) =>
      JSON.parse((await get(`https://huggingface.co/api/daily_papers?${query}`)).body)[0].paper.id;
    const ids = await Promise.all(
      ['sort=trending', 'date=2026-07-24', 'week=2026-W30', 'month=2026-07'].map(first),
    );
    expect(new Set(ids).size).toBe(4);
    expect(papers.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('of anything else is 404, and logged', async () => {
    expect((await get('https://nobody.example/x?y')).status).toBe(404);
    expect(web.log).toMatchObject([
      { scheme: 'https', host: 'nobody.example', path: '/x?y', status: 404 },
    ]);
  });
});

describe('misbehaviour', () => {
  it('answers what it is told until it behaves', async () => {
    web.misbehave('arxiv.org', /^\/abs\//, {
      status: 429,
      headers: { 'retry-after': '5' },
      body: 'no',
    });
    expect(await get('https://arxiv.org/abs/2607.01234')).toEqual({ status: 429, body: 'no' });
    expect((await get('https://arxiv.org/pdf/2607.01234')).status).toBe(200);
    web.behave();
    expect((await get('https://arxiv.org/abs/2607.01234')).status).toBe(200);
  });

  it('gives the right answer late', async () => {
    web.misbehave('example.org', '/', { delayMs: 30 });
    expect((await get('https://example.org/')).body).toContain('ordinary page');
  });

  it('cuts the connection, or says nothing', async () => {
    web.misbehave('example.org', '/', { reset: true });
    await expect(get('https://example.org/')).rejects.toThrow();
    web.misbehave('example.org', '/', { never: true });
    await expect(get('https://example.org/', AbortSignal.timeout(200))).rejects.toThrow();
    expect(web.log.at(-1)).not.toHaveProperty('status');
  });
});

it('speaks plain HTTP and, as a proxy, TLS through CONNECT on the same port', async () => {
  const plain = await new Promise<number>((resolve, reject) => {
    http
      .get(
        { host: '127.0.0.1', port: web.port, path: '/', headers: { host: 'example.org' } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      )
      .on('error', reject);
  });
  expect(plain).toBe(200);
  const socket = await new Promise<Duplex>((resolve, reject) => {
    http
      .request({ host: '127.0.0.1', port: web.port, method: 'CONNECT', path: 'example.org:443' })
      .on('connect', (_response, tunnel) => resolve(tunnel))
      .on('error', reject)
      .end();
  });
  const answer = await new Promise<string>((resolve, reject) => {
    const secure = tls.connect({ socket, servername: 'example.org', rejectUnauthorized: false });
    secure.on('error', reject).on('data', (data) => resolve(data.toString()));
    secure.write('GET / HTTP/1.1\r\nhost: example.org\r\nconnection: close\r\n\r\n');
  });
  expect(answer).toMatch(/^HTTP\/1\.1 200/);
  socket.destroy();
});
