import { expect, it } from 'vitest';
import { timeIsOver } from '#features/online/ask-failure.ts';
import { endpointsOf } from '#platform/http/client-configuration.ts';

it('a client that takes long to name its registries is ended with the time of --online', async () => {
  const end = new AbortController();
  const began = Date.now();
  setTimeout(() => end.abort(timeIsOver()), 100);
  const asked = endpointsOf({ files: [], environment: [], commands: [[process.execPath, '-e', 'setTimeout(() => {}, 50000)']], parse: () => [{ url: 'https://packages.example' }] }, end.signal);
  await expect(asked).rejects.toThrow('the time limit of --online was reached');
  expect(Date.now() - began).toBeLessThan(20_000);
});
