import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface LocalServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly seen: SeenRequest[];
  /** The most requests that were under way at once. */
  readonly busiest: () => number;
  close(): Promise<void>;
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A server on this machine that notes what it is asked. */
export async function localServer(answer: Answering): Promise<LocalServer> {
  const seen: SeenRequest[] = [];
  let underWay = 0;
  let busiest = 0;
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers });
    busiest = Math.max(busiest, ++underWay);
    response.on('close', () => underWay--);
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    busiest: () => busiest,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

/** Answers from a table of paths: a text, a value as JSON, or a function; 404 for the rest. */
export function answers(table: Readonly<Record<string, unknown>>): Answering {
  return (request, response) => {
    const path = request.url ?? '';
    const found = Object.hasOwn(table, path) ? table[path] : undefined;
    if (typeof found === 'function') return (found as Answering)(request, response);
    response.statusCode = found === undefined ? 404 : 200;
    response.end(typeof found === 'string' ? found : JSON.stringify(found ?? ''));
  };
}
