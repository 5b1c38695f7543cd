import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '@lyktan/api/app';
import type { Database } from '@lyktan/api/database/connect';

export interface RunningServer {
  /** Where a browser finds it, without a closing slash. */
  url: string;
  /** Where a command on this machine finds it. */
  ownUrl: string;
  /** Lets running requests finish, then stops listening; does not close the database. */
  stop(): Promise<void>;
}

interface ServerOptions {
  database: Database;
  host: string;
  port: number;
  log: (entry: Record<string, unknown>) => void;
  /** See Dependencies. */
  commandToken: string;
  /** Handles everything that is not the API: SvelteKit's built handler, or Vite's middleware. */
  web: WebHandler;
}

export type WebHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** How SvelteKit reaches the API without the network: see web/src/hooks.server.ts. */
type RequestWithApi = IncomingMessage & { apiFetch?: (request: Request) => Promise<Response> };

const STOP_WAIT_MS = 10_000;
const WEB_BUILD = new URL('../web/build/handler.js', import.meta.url);

/** SvelteKit's built handler. @throws when web was never built */
export async function builtWeb(): Promise<WebHandler> {
  // The built handler takes every request for https unless a header says otherwise; see `asSent`.
  process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
  const built = (await import(pathToFileURL(WEB_BUILD.pathname).href)) as { handler: WebHandler };
  return built.handler;
}

/** Serves API and web on one port. */
export async function serve(options: ServerOptions): Promise<RunningServer> {
  const app = createApp({
    sql: options.database.sql,
    now: () => new Date(),
    log: options.log,
    commandToken: options.commandToken,
  });
  const api = getRequestListener(app.fetch) as RequestListener;
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, (request, response) => {
    if (isApi(request.url ?? '/')) return void api(request, response);
    const joined = asSent(request) as RequestWithApi;
    joined.apiFetch = async (asked) => app.fetch(asked, { incoming: request, outgoing: response });
    options.web(joined, response, () => response.writeHead(404).end());
  });
  await listen(server, options.host, options.port);
  const { port } = server.address() as AddressInfo;
  const everywhere = options.host === '0.0.0.0' || options.host === '::';
  return {
    url: addressOf(options.host, port),
    ownUrl: addressOf(everywhere ? '127.0.0.1' : options.host, port),
    stop: () => stop(server),
  };
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function isApi(url: string): boolean {
  return url === '/api' || url.startsWith('/api/') || url.startsWith('/api?');
}

/** Says that the request came by plain http where no proxy has said how it came. */
function asSent(request: IncomingMessage): IncomingMessage {
  request.headers['x-forwarded-proto'] ??= 'http';
  return request;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    const impatient = setTimeout(() => server.closeAllConnections(), STOP_WAIT_MS);
    server.close(() => {
      clearTimeout(impatient);
      done();
    });
    server.closeIdleConnections();
  });
}
