import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Purl } from '../purl/purl.ts';
import { LocationPatterns } from './location-pattern.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';

/** What is read again, and how many bytes each took. */
function written(...locations: readonly (readonly [purl: string, location: string])[]): [read: string[], sizes: number[]] {
  const patterns = new LocationPatterns();
  const writer = new RecordWriter().start();
  const ends = locations.map(([purl, location]) => {
    patterns.write(writer, location, purl as Purl);
    return writer.length;
  });
  const reader = new RecordReader(writer.bytes, 0);
  return [locations.map(([purl]) => patterns.read(reader, () => purl as Purl)), ends.map((end, index) => end - (ends[index - 1] ?? 0))];
}

it('keeps locations of two registries in a byte each', () => {
  const [a, b] = [(name: string, version: string) => `https://a.example/${name}/-/${name}-${version}.tgz`, (name: string, version: string) => `https://b.example/${version}/${name}`];
  const locations = [['pkg:npm/%40s/part@1.0.0', a('part', '1.0.0')], ['pkg:npm/x@2', a('x', '2')], ['pkg:npm/y@3', b('y', '3')], ['pkg:npm/z@4', a('z', '4')]] as const;
  expect(written(...locations)).toEqual([locations.map(([, location]) => location), [1, 1, 1, 1]]);
});

it('writes out what says nothing of the package', () => {
  const location = 'https://registry.example/x.tgz';
  expect(written(['pkg:npm/part@7', location])).toEqual([[location], [1 + 1 + location.length]]);
});

it('gives back every location, whatever the names are', () => {
  const text = fc.stringMatching(/^[a-c%@/.]{0,6}$/);
  const pair = fc.tuple(fc.tuple(text, text).map(([name, version]) => `pkg:npm/${name}@${version}`), text);
  fc.assert(fc.property(fc.array(pair, { maxLength: 6 }), (locations) => {
    expect(written(...locations)[0]).toEqual(locations.map(([, location]) => location));
  }));
});
