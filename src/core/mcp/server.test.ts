import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tool, ToolRefusal } from './protocol.ts';
import { ToolServer } from './server.ts';

const echo = tool({
  name: 'echo', title: 'Echo', description: 'Says it again.', input: z.object({ text: z.string() }),
  run: async ({ text }) => {
    if (text === 'no') throw new ToolRefusal('I will not.');
    if (text === 'crash') throw new Error('broken');
    return { text, data: { text } };
  },
});
const server = new ToolServer({ name: 'x', title: 'X', version: '1.0.0', instructions: 'Ask.' }, [echo]);
const send = (message: unknown) => server.answer(typeof message === 'string' ? message : JSON.stringify(message));
const request = (method: string, params?: unknown) => send({ jsonrpc: '2.0', id: 1, method, ...(params === undefined ? {} : { params }) });

describe('a server of tools', () => {
  it('agrees on a version of the protocol', async () => {
    const version = async (asked: string) => ((await request('initialize', { protocolVersion: asked, capabilities: {}, clientInfo: {} })) as { result: { protocolVersion: string } }).result.protocolVersion;
    expect([await version('2024-11-05'), await version('2025-06-18'), await version('1999-01-01')]).toEqual(['2024-11-05', '2025-06-18', '2025-11-25']);
  });

  it('says nothing to notifications and replies', async () => {
    expect(await send({ jsonrpc: '2.0', method: 'notifications/initialized' })).toBeUndefined();
    expect(await send({ jsonrpc: '2.0', id: 4, result: {} })).toBeUndefined();
  });

  it('tells apart what was wrong', async () => {
    const code = async (reply: Promise<unknown>) => ((await reply) as { error?: { code: number } }).error?.code;
    expect(await Promise.all([send('{'), send([]), send({ id: 1, method: 'ping' }), request('resources/list'), request('tools/call', { name: 'none' }), request('tools/call', { name: 'echo', arguments: { text: 'crash' } })].map(code))).toEqual([-32700, -32600, -32600, -32601, -32602, -32603]);
    expect(await request('tools/call', { name: 'echo', arguments: { text: 'no' } })).toMatchObject({ result: { isError: true, content: [{ text: 'I will not.' }] } });
    expect(await request('tools/call', { name: 'echo', arguments: {} })).toMatchObject({ result: { isError: true } });
    expect(await request('tools/call', { name: 'echo', arguments: { text: 'hi' } })).toMatchObject({ id: 1, result: { content: [{ type: 'text', text: 'hi' }], structuredContent: { text: 'hi' } } });
  });

  it.each<[unknown, string]>([
    [{}, 'text is missing. What to say again.'],
    [{ text: 1 }, 'text has to be a text, and not a number. What to say again.'],
    [{ text: ['a'] }, 'text has to be a text, and not a list. What to say again.'],
    [{ text: 'x'.repeat(21) }, 'text is longer than 20 characters: send only what it is for. What to say again.'],
    [{ text: '' }, 'text is too short. What to say again.'],
    [{ text: 'a', voice: 'shrill' }, 'voice cannot be "shrill": send one of low, high.'],
    [{ text: 'a', voice: null }, 'voice cannot be null: leave it out where you do not know it. In which voice.'],
    [{ text: 'a', voise: 'low', 'x y': 1 }, 'say has no argument "voise", perhaps voice is meant; it takes text, voice, loud. say has no argument "x y"; it takes text, voice, loud.'],
    [{ text: 'a', loud: 'yes' }, 'loud has to be true or false, and not a text.'],
    [{ voice: 2, loud: 1 }, 'text is missing. What to say again. voice cannot be 2: send one of low, high. loud has to be true or false, and not a number.'],
    ['a', 'The arguments of say have to be an object with text, voice, loud.'],
    [['a'], 'The arguments of say have to be an object with text, voice, loud.'],
  ])('says what to send instead of %j', async (given, message) => {
    const say = tool({
      name: 'say', title: 'Say', description: 'Says it.', run: async ({ text }) => ({ text, data: {} }),
      input: z.object({ text: z.string().min(1).max(20).meta({ description: 'What to say again.' }), voice: z.enum(['low', 'high']).optional().meta({ description: 'In which voice.' }), loud: z.boolean().optional() }),
    });
    const one = new ToolServer({ name: 'x', title: 'X', version: '1.0.0', instructions: 'Ask.' }, [say]);
    expect(await one.answer(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'say', arguments: given } }))).toMatchObject({ result: { isError: true, content: [{ text: message }] } });
  });

  it('survives anything', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.jsonValue().map((value) => JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: value })), fc.jsonValue().map((value) => JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: value } }))), async (line) => {
      const reply = await server.answer(line);
      expect(reply === undefined || 'result' in reply || 'error' in reply).toBe(true);
    }));
  });
});
