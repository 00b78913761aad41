/**
 * The stand-in web: one local server that answers for every host name. The browser is told to
 * resolve all names to it, so pages keep their true hosts. One port speaks HTTPS (any certificate
 * name: tests ignore certificate errors), plain HTTP, and CONNECT as a proxy in front of itself.
 */
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';

/** One request as the server saw it. */
export interface Visit {
  /** Milliseconds since the epoch. */
  at: number;
  scheme: 'http' | 'https';
  host: string;
  method: string;
  /** Path with query. */
  path: string;
  /** The origin or page that asked, when the browser says so. */
  initiator?: string;
  /** Fetch metadata: `none` is the browser itself or an extension's worker. */
  site?: string;
  mode?: string;
  dest?: string;
  cookie?: string;
  /** The ETag that whoever asks has already. */
  ifNoneMatch?: string;
  /** Status of the answer; absent while, or when, none was given. */
  status?: number;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Wait before answering. */
  delayMs?: number;
  /** Keep the connection open and say nothing. */
  never?: boolean;
  /** Cut the connection, as a host that cannot be reached would. */
  reset?: boolean;
}

export type Handler = (url: URL, visit: Visit) => Answer | undefined;
/** A host name, `*` for every host, or a pattern. */
export type HostPattern = string | RegExp;
/** An exact path (without the query), or a pattern over path and query. */
export type PathPattern = string | RegExp;

interface Route {
  host: HostPattern;
  path: PathPattern;
  answer: Handler;
}

const notFound: Answer = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Not found</title><h1>Not found</h1>',
};

function matches(route: Route, url: URL): boolean {
  const { host, path } = route;
  const hostFits =
    typeof host === 'string' ? host === '*' || host === url.hostname : host.test(url.hostname);
  if (!hostFits) return false;
  return typeof path === 'string' ? path === url.pathname : path.test(url.pathname + url.search);
}

export class StandInWeb {
  /** Every request since the start or the last `clearLog`, in order of arrival. */
  log: Visit[] = [];
  #routes: Route[] = [];
  #misbehaving: Route[] = [];
  #sockets = new Set<Duplex>();
  #front: net.Server;

  private constructor(front: net.Server) {
    this.#front = front;
  }

  /** Start on a free port. Routes are empty: see `withDefaultContent` in ./content. */
  static async start(): Promise<StandInWeb> {
    const pems = await generate([{ name: 'commonName', value: 'stand-in web' }], {
      keyType: 'ec',
      extensions: [{ name: 'basicConstraints', cA: true }],
    });
    const secure = https.createServer({ key: pems.private, cert: pems.cert });
    const plain = http.createServer();
    // A TLS hello starts with byte 22; all else is plain HTTP.
    const front = net.createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (first) => {
        socket.pause();
        socket.unshift(first);
        (first[0] === 22 ? secure : plain).emit('connection', socket);
        process.nextTick(() => socket.resume());
      });
    });
    const web = new StandInWeb(front);
    front.on('connection', (socket) => web.#keep(socket));
    secure.on('request', (request, response) => web.#answer('https', request, response));
    plain.on('request', (request, response) => web.#answer('http', request, response));
    plain.on('connect', (_request, socket) => web.#tunnel(socket));
    for (const server of [secure, plain]) {
      server.on('clientError', (_error, socket) => socket.destroy());
    }
    secure.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    return web;
  }

  get port(): number {
    const address = this.#front.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return address.port;
  }

  /** Chromium's arguments for living in this web. */
  get chromiumArguments(): string[] {
    return [
      `--host-resolver-rules=MAP * 127.0.0.1:${this.port}`,
      '--ignore-certificate-errors',
      '--disable-quic',
    ];
  }

  /** Add a route; later ones win. */
  route(host: HostPattern, path: PathPattern, answer: Answer | Handler): void {
    const handler = typeof answer === 'function' ? answer : () => answer;
    this.#routes = [{ host, path, answer: handler }, ...this.#routes];
  }

  /** What is served now, for `restoreRoutes`. */
  snapshotRoutes(): readonly unknown[] {
    return this.#routes;
  }

  /** Forget the routes that were added since. */
  restoreRoutes(snapshot: readonly unknown[]): void {
    this.#routes = snapshot as Route[];
  }

  /**
   * Let a route fail until `behave` is called.
   * @param misbehaviour what to answer instead: a status, garbage, never, a cut connection; with
   * nothing but `delayMs`, the right answer comes late.
   */
  misbehave(host: HostPattern, path: PathPattern, misbehaviour: Answer): void {
    this.#misbehaving.unshift({ host, path, answer: () => misbehaviour });
  }

  /** End all misbehaviour, and the connections that are still waiting for an answer. */
  behave(): void {
    this.#misbehaving = [];
  }

  clearLog(): void {
    this.log = [];
  }

  /** The requests to a host whose path matches. */
  visits(host: HostPattern, path: PathPattern = /./): Visit[] {
    return this.log.filter((visit) =>
      matches(
        { host, path, answer: () => undefined },
        new URL(visit.path, `https://${visit.host}`),
      ),
    );
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#front.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
  }

  /** CONNECT: whatever host is asked for, the other end is this server. */
  #tunnel(socket: Duplex): void {
    this.#keep(socket);
    const inner = net.connect(this.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      inner.pipe(socket);
      socket.pipe(inner);
    });
    inner.on('error', () => socket.destroy());
    socket.on('error', () => inner.destroy());
  }

  #answer(
    scheme: Visit['scheme'],
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): void {
    request.resume();
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    // A proxy is asked with the whole URL, a server with the path alone.
    const url = new URL(request.url ?? '/', `${scheme}://${host}`);
    const visit = this.#note(scheme, url, request);
    const answer = this.#answerTo(url, visit);
    if (answer.never) return;
    if (answer.reset) {
      request.socket.destroy();
      return;
    }
    const send = () => {
      visit.status = answer.status ?? 200;
      response.writeHead(visit.status, {
        'content-type': 'text/html; charset=utf-8',
        // So that a request which should carry no cookie can be told from one that has none to carry.
        // Over plain HTTP no browser takes a cookie that is for other sites, too.
        ...(scheme === 'https' && { 'set-cookie': 'visitor=1; Path=/; Secure; SameSite=None' }),
        ...answer.headers,
      });
      response.end(request.method === 'HEAD' ? undefined : answer.body);
    };
    if (answer.delayMs) setTimeout(send, answer.delayMs);
    else send();
  }

  #answerTo(url: URL, visit: Visit): Answer {
    const first = (routes: Route[]) =>
      routes
        .filter((route) => matches(route, url))
        .map((route) => route.answer(url, visit))
        .find((found) => found !== undefined);
    const misbehaviour = first(this.#misbehaving);
    const onlyLate = misbehaviour && Object.keys(misbehaviour).join() === 'delayMs';
    if (misbehaviour && !onlyLate) return misbehaviour;
    return { ...(first(this.#routes) ?? notFound), ...misbehaviour };
  }

  #note(scheme: Visit['scheme'], url: URL, request: http.IncomingMessage): Visit {
    const { headers } = request;
    const one = (name: string) => {
      const value = headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    const initiator = one('origin') ?? headers.referer;
    const site = one('sec-fetch-site');
    const mode = one('sec-fetch-mode');
    const dest = one('sec-fetch-dest');
    const ifNoneMatch = one('if-none-match');
    const visit: Visit = {
      at: Date.now(),
      scheme,
      host: url.hostname,
      method: request.method ?? 'GET',
      path: url.pathname + url.search,
      ...(initiator !== undefined && { initiator }),
      ...(site !== undefined && { site }),
      ...(mode !== undefined && { mode }),
      ...(dest !== undefined && { dest }),
      ...(headers.cookie !== undefined && { cookie: headers.cookie }),
      ...(ifNoneMatch !== undefined && { ifNoneMatch }),
    };
    this.log.push(visit);
    return visit;
  }
}
