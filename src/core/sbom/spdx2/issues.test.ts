import { expect, it } from 'vitest';
import { spdx2Codec } from './codec.ts';

const { read } = spdx2Codec((source) => JSON.parse(source.text), 'json');
const document = (more: object): string => JSON.stringify({
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://shop.example/x', creationInfo: { creators: ['Tool: lamp'], created: '2024-01-01T00:00:00Z' }, ...more,
});
const told = (more: object): string[] => read(document(more), 'x.spdx.json').issues!.map(({ message }) => message);
const lamp = { SPDXID: 'SPDXRef-a', name: 'lamp', downloadLocation: 'NOASSERTION' };

it('an identifier of two packages is an issue, since one of them is lost', () => {
  expect(told({ packages: [lamp, { ...lamp, name: 'bulb' }] })).toEqual(['/packages/1/SPDXID: SPDXRef-a is the identifier of another element too']);
});

it('a relationship that leads nowhere is an issue, and what only breaks the form is none', () => {
  const { downloadLocation: _none, ...bare } = lamp;
  expect(told({ packages: [bare], relationships: [{ spdxElementId: 'SPDXRef-a', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-b' }] })).toEqual(['/relationships/0/relatedSpdxElement: "SPDXRef-b" is no element of this document']);
});
