import { describe, expect, it } from 'vitest';
import { TextSyntaxError } from '#core/text/position.ts';
import { foreignLosses } from '#core/sbom/foreign-losses.ts';
import codec from './codec.ts';
import format from './index.ts';

const noPackages = { read: () => { throw new Error('not asked'); } };

const current = JSON.stringify({
  artifacts: [
    {
      id: 'a1', name: 'left', version: '1.0.0', type: 'npm', foundBy: 'javascript-lock-cataloger', language: 'javascript', purl: 'pkg:npm/left@1.0.0',
      locations: [{ path: '/package-lock.json', accessPath: '/package-lock.json' }, { path: '/package-lock.json' }],
      licenses: [{ value: 'mit', spdxExpression: 'MIT', type: 'declared', urls: ['https://a.example/mit'] }, { value: 'Ours', spdxExpression: '', type: 'concluded', urls: [] }],
      cpes: [{ cpe: 'cpe:2.3:a:left:left:1.0.0:*:*:*:*:*:*:*', source: 'syft-generated' }],
      metadataType: 'java-archive', metadata: { digest: [{ algorithm: 'sha1', value: 'AB'.repeat(20) }] },
    },
    { id: 'a2', name: 'right', version: '2', type: 'npm', purl: '', locations: [], licenses: [], cpes: [] },
  ],
  artifactRelationships: [
    { parent: 's', child: 'a1', type: 'contains' },
    { parent: 'a2', child: 'a1', type: 'dependency-of' },
    { parent: 'a2', child: 'f1', type: 'evident-by' },
    { parent: 'a1', child: 'a2', type: 'ownership-by-file-overlap' },
    { parent: 'a1', child: 'gone', type: 'contains' },
  ],
  files: [{ id: 'f1', location: { path: '/bin/right' }, metadata: { mimeType: 'application/x-elf' }, digests: [{ algorithm: 'sha256', value: 'cd34' }] }],
  source: { id: 's', name: 'app', version: 'sha256:1', type: 'image', metadata: { userInput: 'app:1', manifestDigest: 'sha256:ef56' } },
  distro: { id: 'debian', versionID: '12', prettyName: 'Debian GNU/Linux 12' },
  descriptor: { name: 'syft', version: '1.30.0' },
  schema: { version: '16.0.39' },
}, null, 1);

const old = JSON.stringify({
  artifacts: [{ id: 'x', name: 'a', version: '1', type: 'gem', licenses: ['MIT', 'Ruby'], cpes: ['cpe:2.3:a:a:a:1:*:*:*:*:*:*:*'], purl: 'pkg:gem/a@1', locations: [{ path: 'Gemfile.lock' }] }],
  artifactRelationships: [], source: { type: 'directory', target: './app' }, distro: {}, descriptor: { name: 'syft', version: '0.30.0' }, schema: { version: '2.0.0' },
});

describe('Syft JSON', () => {
  it('is recognised by its beginning', () => {
    expect(format.recognizes(current.slice(0, 4096), 'x.json')).toBe(true);
    expect(format.recognizes('{"bomFormat": "CycloneDX"', 'x.json')).toBe(false);
  });

  it('gives packages, files, the source and the distribution', () => {
    const sbom = codec.read(current, 'syft.json');
    expect(sbom).toMatchObject({ format: 'syft', specVersion: '16.0.39', name: 'app', tools: [{ name: 'syft', version: '1.30.0' }], subjects: ['s'] });
    expect(sbom.components.map(({ ref, type, name }) => [ref, type, name])).toEqual([
      ['s', 'container', 'app'], ['a1', 'library', 'left'], ['a2', 'library', 'right'], ['f1', 'file', '/bin/right'], ['os:debian@12', 'operating-system', 'debian'],
    ]);
    expect(sbom.components[1]).toMatchObject({
      version: '1.0.0', purl: 'pkg:npm/left@1.0.0', cpes: ['cpe:2.3:a:left:left:1.0.0:*:*:*:*:*:*:*'], hashes: [{ algorithm: 'SHA-1', value: 'ab'.repeat(20) }],
      declaredLicenses: [{ id: 'MIT', url: 'https://a.example/mit' }], concludedLicenses: [{ name: 'Ours' }], occurrences: [{ location: '/package-lock.json' }],
    });
    expect(sbom.components[0]!.hashes).toEqual([{ algorithm: 'SHA-256', value: 'ef56' }]);
  });

  it('turns dependency-of round and evidence into occurrences', () => {
    const { relationships, components, issues } = codec.read(current, 'syft.json');
    expect(relationships).toEqual([
      { from: 's', to: 'a1', type: 'contains' },
      { from: 'a1', to: 'a2', type: 'depends-on' },
      { from: 'a1', to: 'a2', type: 'ownership-by-file-overlap' },
      { from: 's', to: 'os:debian@12', type: 'contains' },
    ]);
    expect(components.find(({ ref }) => ref === 'a2')!.occurrences).toEqual([{ location: '/bin/right' }]);
    expect(issues).toMatchObject([{ code: 'partial', path: 'syft.json', line: expect.any(Number), message: expect.stringContaining('"gone"') }]);
  });

  it('reads early versions', () => {
    const { components, issues } = codec.read(old, 'syft.json');
    expect(issues).toEqual([]);
    expect(components[0]).toMatchObject({ ref: 'source', type: 'application', name: './app' });
    expect(components[1]).toMatchObject({ declaredLicenses: [{ id: 'MIT' }, { id: 'Ruby' }], cpes: ['cpe:2.3:a:a:a:1:*:*:*:*:*:*:*'] });
  });

  it('names what is not taken over, of everything', () => {
    const hashes = [`zh:${'ab'.repeat(32)}`, 'h1:abc='];
    const document = {
      ...JSON.parse(current),
      artifacts: [
        { id: 't', name: 'aws', version: '5', type: 'terraform', locations: [{ path: '/l', layerID: 'sha256:7' }], cpes: [], licenses: [], metadataType: 'terraform-lock-provider-entry', metadata: { version: '5', hashes, constraints: '~> 5' } },
        { id: 'p', name: 'php', version: '1', type: 'php', locations: [], cpes: [], licenses: [], metadataType: 'php-composer-lock-entry', metadata: { dist: { url: 'https://p.example/a.zip', shasum: 'AB'.repeat(20) } } },
      ],
      artifactRelationships: [{ parent: 's', child: 't', type: 'contains', metadata: { a: 1 } }],
      files: [{ id: 'f', location: { path: '/f' }, metadata: { mode: 644, mimeType: 'text/plain' }, digests: [{ algorithm: 'xxh64', value: 'ff' }, { algorithm: 'sha1', value: 'ab' }] }],
      source: { id: 's', name: 'app', version: '1', type: 'image', metadata: { userInput: 'app', manifestDigest: 'sha256:ef56', layers: [{ digest: 'sha256:7' }] } },
      distro: { id: 'debian', versionID: '12', idLike: ['linux'] },
      descriptor: { name: 'syft', version: '1.30.0', configuration: { scope: 'squashed' } },
    };
    expect([...foreignLosses(codec.read(JSON.stringify(document), 'x'), 'spdx')].map(({ at, message }) => `${at}: ${message.split(': ')[1]}`)).toEqual([
      'document: descriptor/configuration, artifactRelationships/metadata', 'components/0: metadata/layers', 'components/1: locations/layerID, metadata/hashes, metadata/constraints', 'components/3: metadata/mode, digests/value', 'components/4: idLike',
    ]);
  });

  it('says what is wrong', () => {
    expect(codec.validate(old, 'x', noPackages)).toEqual([]);
    const broken = codec.validate('{"artifacts": [{"id": "x"}], "artifactRelationships": [], "source": {}, "descriptor": {}}', 'x', noPackages);
    expect(broken.map(({ at }) => at)).toEqual(['/schema/version', '/artifacts/0/name', '/artifacts/0/version', '/artifacts/0/type', '/artifacts/0']);
    expect(codec.validate('{"artifacts": 1}', 'x', noPackages)).toMatchObject([{ at: 'line 1' }]);
    expect(() => codec.read('[]', 'x')).toThrow(TextSyntaxError);
  });
});
