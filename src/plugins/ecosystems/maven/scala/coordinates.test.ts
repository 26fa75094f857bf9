import { expect, it } from 'vitest';
import { publishedName, readCoordinates } from './coordinates.ts';

it.each([
  ['org.a:b:1.0', 'b', '1.0'], ['org.a::b:1.0', 'b_2.13', '1.0'], ['org.a:::b:1.0', 'b_2.13.8', '1.0'], ['org.a::b::1.0', 'b_sjs1_2.13', '1.0'],
  ['org.a:b::1.0', 'b_sjs1', '1.0'], ['org.a::b', 'b_2.13', undefined], ['org.a:b:1.0;classifier=x;exclude=c:d', 'b', '1.0'], ['org.a:b:1.0,url=https://forge.example/b:1.jar', 'b', '1.0'],
])('%s is published as %s', (text, name, version) => {
  const coordinates = readCoordinates(text)!;
  expect([publishedName(coordinates, { version: '2.13.8', platform: '_sjs1' }), coordinates.version]).toEqual([name, version]);
});

it.each(['b', 'a b:c:1', 'a::::b:1', ':b:1', 'a:b:1:2'])('%s names no module', (text) => {
  expect(readCoordinates(text)).toBeUndefined();
});
