import { expect, it } from 'vitest';
import { assemble } from '../inventory/assemble.ts';
import { Collector } from '../inventory/collector.ts';
import { plainComponent } from '../inventory/packed-component.ts';
import { makePurl } from '../purl/purl.ts';
import { sbomOf } from './from-inventory.ts';
import { long } from './long-document.ts';
import { libraryComponent } from './library-component.ts';

it('tells very many components and relationships as it tells few', () => {
  const found = new Collector({ source: 'npm/package-lock', ecosystem: 'npm', kind: 'lockfile', file: 'package-lock.json' });
  const root = found.project({ path: '.', name: 'app', file: 'package.json' });
  const nodes = Array.from({ length: long + 100 }, (_, number) => found.component({ purl: makePurl({ type: 'npm', name: `p${String(number).padStart(6, '0')}`, version: '1.0.0' }), licenses: ['MIT'], line: number + 1 }));
  for (const [number, node] of nodes.entries()) if (number % 10 !== 0) found.depends(number === 1 ? root : nodes[number - 1]!, node, number % 3 === 0 ? 'test' : 'runtime');
  const inventory = assemble({ name: 'app', kind: 'directory', location: '.', owners: [] }, [found.extraction()], { files: 1, directories: 0, recognized: 1, ignored: 0 });
  const { components, relationships, subjects } = sbomOf({ inventories: [inventory], generatedAt: '2026-01-01T00:00:00Z', tool: { name: 'muster', version: '1' } });

  const [subject, ...rest] = components;
  expect([subject!.ref, subject!.name, ...subjects]).toEqual(['npm:.', 'app', 'npm:.']);
  expect(JSON.parse(JSON.stringify(rest))).toEqual(JSON.parse(JSON.stringify(inventory.components.map((component) => libraryComponent(plainComponent(component))))));
  const refs = ['npm:.', ...inventory.components.map(({ purl }) => purl)];
  const needed = nodes.keys().filter((number) => number % 10 !== 0).map((number) => ({ from: refs[number === 1 ? 0 : number]!, to: refs[number + 1]!, type: 'depends-on', scope: number % 3 === 0 ? 'test' : 'runtime' }));
  const contained = nodes.keys().filter((number) => number % 10 === 0).map((number) => ({ from: 'npm:.', to: refs[number + 1]!, type: 'contains' }));
  expect(JSON.parse(JSON.stringify(relationships))).toEqual([...needed, ...contained]);
});
