import { describe, expect, it } from 'vitest';
import type { EvidenceKind } from '../model/evidence.ts';
import { makePurl } from '../purl/purl.ts';
import { assemble } from './assemble.ts';
import { Collector } from './collector.ts';
import type { Extraction } from './extraction.ts';

/** A file of one project that asks for `name version` each, which a first one needs. */
function file(kind: EvidenceKind, path: string, type: string, ...named: readonly string[]): Extraction {
  const found = new Collector({ source: `${type}/test`, ecosystem: type, kind, file: path });
  let from = found.project({ path: path.split('/')[0]!, name: path, file: path });
  for (const [index, text] of named.entries()) {
    const [name = '', version] = text.split(' ');
    const node = found.component({ purl: makePurl({ type, name, version }), requirement: version, line: index + 1 });
    found.depends(from, node);
    if (index === 0) from = node;
  }
  return found.extraction();
}

function outline(...extractions: readonly Extraction[]) {
  const { components, graph } = assemble({ name: 'test', kind: 'directory', location: '.', owners: [] }, extractions, { files: 0, directories: 0, recognized: 0, ignored: 0 });
  return { components: components.map(({ purl, evidence }) => `${purl} ${evidence.map(({ path, line }) => `${path}:${line}`).join(' ')}`), edges: graph.targets.length };
}

describe('what NuGet takes for one package', () => {
  it('is one component, whatever the case of its name', () => {
    expect(outline(file('manifest', 'a/a.csproj', 'nuget', 'newtonsoft.json 13.0.1', 'xunit 2.9.0'), file('manifest', 'b/b.csproj', 'nuget', 'Newtonsoft.Json 13.0.1'))).toEqual({
      components: ['pkg:nuget/newtonsoft.json@13.0.1 a/a.csproj:1 b/b.csproj:1', 'pkg:nuget/xunit@2.9.0 a/a.csproj:2'], edges: 3,
    });
  });

  it('is one component among very many, too', () => {
    const others = Array.from({ length: 12_000 }, (_, index) => `package.n${index} 1.0.${index}`);
    const { components } = outline(file('manifest', 'a/a.csproj', 'nuget', 'newtonsoft.json 13.0.1', ...others), file('lockfile', 'b/packages.lock.json', 'nuget', 'Newtonsoft.Json 13.0.1', 'PACKAGE.N7 1.0.7'));
    expect(components.length).toBe(12_001);
    expect(components.filter((component) => /newtonsoft|n7@/i.test(component))).toEqual([
      'pkg:nuget/Newtonsoft.Json@13.0.1 b/packages.lock.json:1 a/a.csproj:1', 'pkg:nuget/PACKAGE.N7@1.0.7 b/packages.lock.json:2 a/a.csproj:9',
    ]);
  });

  it('is spelled as the most trustworthy file has it', () => {
    expect(outline(file('manifest', 'a/a.csproj', 'nuget', 'newtonsoft.json 13.0.1'), file('lockfile', 'b/packages.lock.json', 'nuget', 'Newtonsoft.Json 13.0.1')).components).toEqual([
      'pkg:nuget/Newtonsoft.Json@13.0.1 b/packages.lock.json:1 a/a.csproj:1',
    ]);
  });

  it.each([
    [['4.3', '4.3.0'], '4.3.0'], [['4.3.0.0', '4.3', '4.03.0'], '4.3.0.0'], [['1.0.0.0', '1.0.0'], '1.0.0'], [['2.0.0+build.7', '2.0.0'], '2.0.0'], [['1.0.0-RC.1', '1.0-rc.1'], '1.0.0-RC.1'],
  ])('is one version in the spellings %j', (versions, shown) => {
    const files = versions.map((version, index) => file('manifest', `p${index}/p.csproj`, 'nuget', `Acme ${version}`));
    expect(outline(...files).components.map((text) => text.split(' ')[0])).toEqual([makePurl({ type: 'nuget', name: 'Acme', version: shown })]);
  });

  it('stays apart where versions differ, and stays as it is written where nothing else is', () => {
    expect(outline(file('manifest', 'a/a.csproj', 'nuget', 'Acme 4.3', 'acme 4.3.1', 'Acme 4.3.0.1', 'Acme [1,2)', 'Other 4.3')).components.map((text) => text.split(' ')[0])).toEqual([
      'pkg:nuget/Acme@%5B1%2C2%29', 'pkg:nuget/Acme@4.3', 'pkg:nuget/Acme@4.3.0.1', 'pkg:nuget/Other@4.3', 'pkg:nuget/acme@4.3.1',
    ]);
  });

  it('a name without version means the installed copy, in any case', () => {
    expect(outline(file('manifest', 'a/a.csproj', 'nuget', 'newtonsoft.json'), file('installed', 'a/packages/x.nuspec', 'nuget', 'Newtonsoft.Json 13.0.1')).components).toEqual([
      'pkg:nuget/Newtonsoft.Json@13.0.1 a/packages/x.nuspec:1 a/a.csproj:1',
    ]);
  });
});

it('names of other ecosystems keep their case apart', () => {
  expect(outline(file('manifest', 'a/package.json', 'npm', 'JSONStream 1.0.0'), file('manifest', 'b/package.json', 'npm', 'jsonstream 1.0.0')).components).toHaveLength(2);
});
