import { describe, expect, it } from 'vitest';
import { makePurl } from '../purl/purl.ts';
import { assemble } from './assemble.ts';
import { Collector } from './collector.ts';
import type { Extraction } from './extraction.ts';
import { plainComponent, plainExtraction } from './packed-component.ts';
import { many } from './purl-index.ts';

const purlOf = (number: number) => makePurl({ type: 'npm', name: `p${number}`, version: '1.0.0' });

/** A lockfile of a project and so many packages from number `first` on, each of which needs another, and some of which it names twice. */
function lockfile(path: string, first: number, count: number): Extraction {
  const found = new Collector({ source: 'npm/package-lock', ecosystem: 'npm', kind: 'lockfile', file: path });
  const root = found.project({ path: '.', name: 'app', file: 'package.json' });
  let last = root;
  for (let number = first; number < first + count; number++) {
    if (number === first + count - 5) found.project({ path: 'member', name: 'p7', version: '1.0.0', purl: purlOf(7), file: 'member/package.json' });
    const node = found.component({ purl: purlOf(number), requirement: `^${number % 3}`, line: number + 1, hashes: number % 2 === 0 ? [{ algorithm: 'MD5', value: 'ab' }] : [], origin: number % 5 === 0 ? 'git' : 'unknown' });
    if (number % 7 === 0) found.component({ purl: purlOf(number), requirement: '^0', line: 1, scope: 'test' });
    found.depends(number % 10 === 0 ? root : last, node, number % 3 === 0 ? 'development' : 'runtime');
    last = node;
  }
  return found.extraction();
}

function inventoryOf(extractions: readonly Extraction[]) {
  const { projects, components, graph } = assemble({ name: 'test', kind: 'directory', location: '.', owners: [] }, extractions, { files: 0, directories: 0, recognized: 0, ignored: 0 });
  return { projects, components: components.map(plainComponent), graph: { ...graph, offsets: [...graph.offsets], targets: [...graph.targets], scopes: [...graph.scopes] } };
}

describe('an inventory of very many components', () => {
  const parts: [string, number, number][] = [['b.lock', 0, many + 2000], ['a.lock', many - 500, many + 500], ['c.lock', many + 1500, 1000], ['d.lock', 5, 20]];
  const read = () => parts.map((part) => lockfile(...part));

  it('is packed', () => {
    expect(read().map(({ packed }) => packed !== undefined)).toEqual([true, true, false, false]);
  });

  it.each([[[0]], [[0, 1]], [[0, 1, 2, 3]], [[0, 2, 3]]])('holds what it holds where nothing is packed: %j', (chosen) => {
    const packed = inventoryOf(chosen.map((index) => read()[index]!));
    const plain = inventoryOf(chosen.map((index) => plainExtraction(read()[index]!)));
    expect(packed.components.length).toBeGreaterThan(many);
    expect(packed).toEqual(plain);
  });
});
