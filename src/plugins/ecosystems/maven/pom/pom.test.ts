import { describe, expect, it } from 'vitest';
import { Collector } from '#core/inventory/collector.ts';
import type { ComponentFound, Extraction } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import type { Purl } from '#core/purl/purl.ts';
import { FileIndex } from '#platform/tree/file-index.ts';
import extract from './pom.ts';

/** Runs the source as the platform does online: until no answer is missing. */
async function scan(files: Record<string, string>, registry?: Record<string, string>): Promise<{ found: Extraction; rounds: number; asked: string[] }> {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const tree = new FileIndex(bytes.keys(), (path) => new MemoryFile(path, bytes.get(path)!));
  const poms = tree.named('pom.xml');
  const answers = new Map<Purl, string | null>();
  for (let rounds = 1; ; rounds++) {
    const missing = new Set<Purl>();
    const descriptions = registry && {
      get(purl: Purl) {
        if (!answers.has(purl)) missing.add(purl);
        return answers.get(purl);
      },
    };
    const found = new Collector({ source: 'maven/pom', ecosystem: 'maven', kind: 'manifest', file: poms[0]!.path });
    await extract({ file: poms[0]!, files: poms, tree, found, descriptions } as unknown as ExtractInput);
    if (missing.size === 0) return { found: found.extraction(), rounds, asked: [...answers.keys()] };
    for (const purl of missing) answers.set(purl, registry![purl] ?? null);
  }
}

const purls = ({ nodes }: Extraction) => nodes.filter((node): node is ComponentFound => node.kind === 'component').map(({ purl }) => purl as string).sort();
const dependency = (artifact: string, rest = '') => `<dependency><groupId>g</groupId><artifactId>${artifact}</artifactId>${rest}</dependency>`;
const version = (text: string) => `<version>${text}</version>`;
const pom = (artifact: string, at: string, body = '') => `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>${artifact}</artifactId>${version(at)}${body}</project>`;
const dependencies = (...items: string[]) => `<dependencies>${items.join('')}</dependencies>`;
const managed = (...items: string[]) => `<dependencyManagement>${dependencies(...items)}</dependencyManagement>`;

const project = pom('app', '1', [
  '<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>',
  managed(dependency('bom', `${version('1')}<type>pom</type><scope>import</scope>`)),
  dependencies(dependency('a'), dependency('b'), dependency('ranged', version('[1,2)')), dependency('gone', version('1'))),
].join(''));

const registry = {
  'pkg:maven/g/parent@1': pom('parent', '1', `<licenses><license><name>MIT</name></license></licenses>${managed(dependency('a', version('1')))}`),
  'pkg:maven/g/bom@1': pom('bom', '1', managed(dependency('b', version('2')), dependency('deep', version('9')))),
  'pkg:maven/g/a@1': pom('a', '1', `<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>${dependencies(dependency('deep', version('1')), dependency('ranged', version('1.1')))}`),
  'pkg:maven/g/b@2': pom('b', '2', dependencies(dependency('a', version('5')), dependency('tests', `${version('1')}<scope>test</scope>`))),
  'pkg:maven/g/ranged': '<metadata><versioning><versions><version>1.0</version><version>1.5</version><version>2.0</version></versions></versioning></metadata>',
  'pkg:maven/g/ranged@1.5': pom('ranged', '1.5'),
  'pkg:maven/g/deep@9': pom('deep', '9'),
};

describe('pom.xml', () => {
  it('looks for the files of an inherited profile in the directory of each module', async () => {
    const profile = (id: string, file: string, body: string) => `<profile><id>${id}</id><activation><file>${file}</file></activation>${body}</profile>`;
    const profiles = [
      profile('script', '<exists>scripts</exists>', dependencies(dependency('runner')) + managed(dependency('runner', version('3')))),
      profile('quiet', '<missing>${basedir}/package.json</missing>', dependencies(dependency('loud', version('1')))),
    ];
    const root = pom('root', '1', `<packaging>pom</packaging><modules><module>a</module><module>b</module></modules><profiles>${profiles.join('')}</profiles>`);
    const child = (artifact: string) => `<project><parent><groupId>g</groupId><artifactId>root</artifactId>${version('1')}</parent><artifactId>${artifact}</artifactId></project>`;
    const { found } = await scan({ 'pom.xml': root, 'a/pom.xml': child('a'), 'a/scripts/run.pom': '', 'b/pom.xml': child('b'), 'b/package.json': '{}' });
    expect(purls(found)).toEqual(['pkg:maven/g/runner@3']);
    expect(found.issues.filter(({ code }) => code === 'partial').map(({ message }) => message).sort()).toEqual([
      'the profile quiet depends on the absence of the file ${basedir}/package.json and was left out, with 1 dependency, in a/pom.xml, pom.xml',
      'the profile script depends on the file scripts and was left out, with 1 dependency, 1 managed version, in b/pom.xml, pom.xml',
    ]);
  });

  it('offline: says what it cannot know', async () => {
    const { found } = await scan({ 'pom.xml': project });
    expect(purls(found)).toEqual(['pkg:maven/g/a', 'pkg:maven/g/b', 'pkg:maven/g/gone@1', 'pkg:maven/g/ranged']);
    expect(found.issues.map(({ message }) => message.split(':')[0])).toEqual([
      'the parent g', 'the imported BOM g', '3 dependencies have no exact version', 'transitive dependencies are not known',
    ]);
  });

  it('online: asks in rounds, and resolves as Maven does', async () => {
    const { found, rounds, asked } = await scan({ 'pom.xml': project }, registry);
    expect(purls(found)).toEqual(['pkg:maven/g/a@1', 'pkg:maven/g/b@2', 'pkg:maven/g/deep@9', 'pkg:maven/g/gone@1', 'pkg:maven/g/ranged@1.5']);
    expect(rounds).toBeLessThan(6);
    // each only once, and nothing that the project does not need
    expect(asked.sort()).toEqual([...Object.keys(registry), 'pkg:maven/g/gone@1'].sort());
    const deep = found.nodes.find((node): node is ComponentFound => node.kind === 'component' && node.purl === 'pkg:maven/g/deep@9');
    expect(deep).toMatchObject({ overridden: true, direct: false });
    const a = found.nodes.find((node) => node.purl === 'pkg:maven/g/a@1');
    expect(a?.declaredLicenses).toEqual([{ value: 'MIT', path: 'pkg:maven/g/parent@1', line: 1 }]);
    expect(found.issues.map(({ message }) => message)).toEqual(['transitive dependencies are not known: 1 POM is not among the scanned files nor in a registry: g:gone:1']);
  });

  it('takes long chains and wide circles of projects in its stride', async () => {
    const count = 2000;
    const files = Object.fromEntries(Array.from({ length: count }, (_, at) => [
      `m${at}/pom.xml`, pom(`m${at}`, '1', dependencies(dependency(`m${(at + 1) % count}`, version('1')), dependency(`lib${at % 10}`, version('1')))),
    ]));
    const { found } = await scan(Object.fromEntries(Object.entries(files).slice(0, 300)));
    expect(found.nodes.length).toBeGreaterThan(300);
    const chain = Object.fromEntries(Array.from({ length: count }, (_, at) => [
      `p${at}/pom.xml`, pom(`p${at}`, '1', `<parent><groupId>g</groupId><artifactId>p${at + 1}</artifactId>${version('1')}<relativePath>../p${at + 1}</relativePath></parent>${managed(dependency(`p${at + 1}`, `${version('1')}<type>pom</type><scope>import</scope>`))}${dependencies(dependency('x'))}`),
    ]));
    expect((await scan(chain)).found.nodes.length).toBeGreaterThan(count);
  });
});
