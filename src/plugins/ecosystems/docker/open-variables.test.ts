import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import docker from './index.ts';

async function read(text: string): Promise<{ purls: string[]; issues: string[] }> {
  const extractions = await extractFromMemory(docker, new Map([['Dockerfile', encodeUtf8(text)]]));
  return {
    purls: extractions.flatMap(({ nodes }) => [...nodes].flatMap((node) => (node.kind === 'component' ? [node.purl as string] : []))),
    issues: extractions.flatMap(({ issues }) => issues.map(({ code, line, message }) => `${line ?? ''} ${code} ${message}`)),
  };
}

it.each([
  ['ARG v\nARG image="x/y:${v}-z"\nFROM ${image}\n', ['pkg:docker/x/y'], '3 unresolved the image ${image} depends on v, which has no value here'],
  ['ARG v\nARG name=y-${v}\nARG image=x/$name:1\nFROM $image\n', [], '4 unresolved the image $image depends on v, which has no value here'],
  ['ARG host=files.example\nFROM $host/y:$tag\n', ['pkg:docker/files.example/y'], '2 unresolved the image $host/y:$tag depends on tag, which has no value here'],
])('%j: an argument that is made of one without value', async (text, purls, told) => {
  expect(await read(text)).toEqual({ purls, issues: [told] });
});

it('an argument that is made of one with a value', async () => {
  expect(await read('ARG v=2\nARG image="x/y:${v}-z"\nFROM ${image}\n')).toEqual({ purls: ['pkg:docker/x/y@2-z'], issues: [] });
});

it('an address that is made of a variable without value is told', async () => {
  expect(await read('FROM x/y:1\nARG v\nENV url=https://files.example/${v}.tgz\nADD $url /\n')).toEqual({
    purls: ['pkg:docker/x/y@1'],
    issues: ['4 unresolved what is added from https://files.example/${v}.tgz depends on v, which has no value here'],
  });
});
