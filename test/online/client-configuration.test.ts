import { describe, expect, it } from 'vitest';
import { timeIsOver } from '#features/online/ask-failure.ts';
import { endpointsOf } from '#platform/http/client-configuration.ts';

const asks = (...commands: readonly (readonly string[])[]) => ({ files: [], environment: [], commands, parse: () => [{ url: 'https://registry.example/' }] });

describe('the configuration of a client', () => {
  it('is not waited for when the time is over, also when the client has started programs of its own', async () => {
    const begin = Date.now();
    const end = new AbortController();
    setTimeout(() => end.abort(timeIsOver()), 100);
    await expect(endpointsOf(asks(['sleep', '20'], ['sh', '-c', 'sleep 20; true']), end.signal)).rejects.toThrow('the time limit');
    expect(Date.now() - begin).toBeLessThan(10_000);
    await expect(endpointsOf(asks(['sleep', '20']), end.signal)).rejects.toThrow('the time limit');
  });

  it('is read without a client that is not there', async () => {
    expect(await endpointsOf(asks(['no-such-client-anywhere']), new AbortController().signal)).toEqual([{ url: 'https://registry.example/' }]);
  });
});
