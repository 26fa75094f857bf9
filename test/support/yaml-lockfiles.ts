import { base64, each, hex, type LockfileKind } from './lockfile-kind.ts';

/** Of package managers that write YAML; those that every ecosystem has come in `lockfiles`. */
export const yamlLockfiles: Readonly<Record<string, LockfileKind>> = {
  'conda-lock.yml': {
    file: 'conda-lock.yml',
    beside: { 'environment.yml': 'name: app\nchannels:\n  - conda-forge\ndependencies:\n  - package-0\n' },
    bytesEach: 370,
    *pieces(packages) {
      yield `version: 1\nmetadata:\n  content_hash:\n    linux-64: ${hex(1, 64)}\n  channels:\n  - url: conda-forge\n    used_env_vars: []\n  platforms:\n  - linux-64\n  sources:\n  - environment.yml\npackage:\n`;
      yield* each(packages, (index, next) => `- name: package-${index}\n  version: 1.0.${index}\n  manager: conda\n  platform: linux-64\n  dependencies:${next === undefined ? ' {}' : `\n    package-${next}: '>=1.0'`}\n  url: https://channel.example/conda-forge/linux-64/package-${index}-1.0.${index}-h0_0.conda\n  hash:\n    md5: ${hex(index, 32)}\n    sha256: ${hex(index, 64)}\n  category: main\n  optional: false\n`);
    },
  },
  'pixi.lock v6': {
    file: 'pixi.lock',
    beside: {},
    bytesEach: 385,
    *pieces(packages) {
      yield 'version: 6\nenvironments:\n  default:\n    channels:\n    - url: https://channel.example/conda-forge/\n    packages:\n      linux-64:\n';
      yield* each(packages, (index) => `      - conda: https://channel.example/conda-forge/linux-64/package-${index}-1.0.${index}-h0_0.conda\n`);
      yield 'packages:\n';
      yield* each(packages, (index, next) => `- conda: https://channel.example/conda-forge/linux-64/package-${index}-1.0.${index}-h0_0.conda\n  sha256: ${hex(index, 64)}\n  md5: ${hex(index, 32)}\n${next === undefined ? '' : `  depends:\n  - package-${next} >=1.0\n`}  license: MIT\n  size: 1000\n  timestamp: 1700000000000\n`);
    },
  },
  'pnpm-lock.yaml v6': {
    file: 'pnpm-lock.yaml',
    beside: { 'package.json': '{"name":"app","version":"1.0.0","dependencies":{"package-0":"^1.0.0"}}' },
    bytesEach: 245,
    *pieces(packages) {
      yield "lockfileVersion: '6.0'\n\nsettings:\n  autoInstallPeers: true\n\ndependencies:\n  package-0:\n    specifier: ^1.0.0\n    version: 1.0.0\n\npackages:\n";
      yield* each(packages, (index, next) => `\n  /package-${index}@1.0.${index}:\n    resolution: {integrity: sha512-${base64(index, 86)}==}\n    engines: {node: '>=6'}\n${next === undefined ? '' : `    dependencies:\n      package-${next}: 1.0.${next}\n`}    dev: false\n`);
    },
  },
  'pnpm-lock.yaml v5': {
    file: 'pnpm-lock.yaml',
    beside: { 'package.json': '{"name":"app","version":"1.0.0","dependencies":{"package-0":"^1.0.0"}}' },
    bytesEach: 245,
    *pieces(packages) {
      yield 'lockfileVersion: 5.4\n\nspecifiers:\n  package-0: ^1.0.0\n\ndependencies:\n  package-0: 1.0.0\n\npackages:\n';
      yield* each(packages, (index, next) => `\n  /package-${index}/1.0.${index}:\n    resolution: {integrity: sha512-${base64(index, 86)}==}\n    engines: {node: '>=6'}\n${next === undefined ? '' : `    dependencies:\n      package-${next}: 1.0.${next}\n`}    dev: false\n`);
    },
  },
  'shard.lock': {
    file: 'shard.lock',
    beside: {},
    bytesEach: 95,
    *pieces(packages) {
      yield 'version: 2.0\nshards:\n';
      yield* each(packages, (index) => `  package-${index}:\n    git: https://code.example/acme/package-${index}.git\n    version: 1.0.${index}\n\n`);
    },
  },
  'stack.yaml.lock': {
    file: 'stack.yaml.lock',
    beside: {},
    bytesEach: 280,
    *pieces(packages) {
      yield 'packages:\n';
      yield* each(packages, (index) => `- completed:\n    hackage: package-${index}-1.0.${index}@sha256:${hex(index, 64)},1618\n    pantry-tree:\n      sha256: ${hex(index, 64)}\n      size: 574\n  original:\n    hackage: package-${index}-1.0.${index}\n`);
      yield `snapshots:\n- completed:\n    sha256: ${hex(1, 64)}\n    size: 1\n    url: https://snapshots.example/lts/22/41.yaml\n  original: lts-22.41\n`;
    },
  },
  'glide.lock': {
    file: 'glide.lock',
    beside: {},
    bytesEach: 88,
    *pieces(packages) {
      yield `hash: ${hex(1, 64)}\nupdated: 2017-01-01T00:00:00Z\nimports:\n`;
      yield* each(packages, (index) => `- name: code.example/package-${index}\n  version: ${hex(index, 40)}\n`);
      yield 'testImports: []\n';
    },
  },
  'Chart.lock': {
    file: 'Chart.lock',
    beside: {},
    bytesEach: 88,
    *pieces(packages) {
      yield 'dependencies:\n';
      yield* each(packages, (index) => `- name: package-${index}\n  repository: https://charts.example/stable/\n  version: 1.0.${index}\n`);
      yield `digest: sha256:${hex(1, 64)}\ngenerated: "2026-01-01T00:00:00Z"\n`;
    },
  },
  'dpkg.yaml': {
    file: 'usr/share/snappy/dpkg.yaml',
    beside: {},
    bytesEach: 27,
    *pieces(packages) {
      yield 'package-repositories:\n- type: apt\npackages:\n';
      yield* each(packages, (index) => `- package-${index}=1.0.${index}\n`);
    },
  },
};
