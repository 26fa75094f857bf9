import { afterEach } from 'vitest';
import { answers, localServer, type Answering, type LocalServer } from './local-server.ts';

/** Starts servers on this machine that give these answers by path, or answer themselves; they end with the test. */
export function serving(): (table: Readonly<Record<string, unknown>> | Answering) => Promise<LocalServer> {
  const servers: LocalServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (table) => {
    const server = await localServer(typeof table === 'function' ? (table as Answering) : answers(table));
    servers.push(server);
    return server;
  };
}
