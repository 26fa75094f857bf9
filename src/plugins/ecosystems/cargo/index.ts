import { ecosystem } from '#core/plugin/ecosystem.ts';
import { besideTheFile } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'cargo',
  title: 'Cargo',
  sources: [
    {
      id: 'cargo-lock',
      title: 'Cargo.lock v1–v4 with the Cargo.toml files of its workspace',
      kind: 'lockfile',
      files: ['Cargo.lock'],
      isLineBased: true,
      marks: ['[[package]]', '[root]'],
      reads: ['Cargo.toml', '.cargo/config.toml', '.cargo/config', '.cargo-checksum.json'],
      load: () => import('./cargo-lock.ts'),
    },
    {
      id: 'vendored-crate',
      home: besideTheFile,
      title: 'crates in vendor directories and in the registry cache',
      kind: 'installed',
      files: ['.cargo-checksum.json', '.cargo-ok'],
      reads: ['Cargo.toml', 'Cargo.toml.orig'],
      load: () => import('./vendored-crate.ts'),
    },
    {
      id: 'installed-programs',
      title: 'programs installed by cargo install (.crates.toml)',
      kind: 'installed',
      files: ['.crates.toml'],
      load: () => import('./installed-programs.ts'),
    },
    {
      id: 'cargo-auditable',
      title: 'dependency lists that cargo-auditable embeds in programs',
      kind: 'binary',
      files: ['<executable>'],
      load: () => import('./cargo-auditable.ts'),
    },
    {
      id: 'cargo-toml',
      title: 'Cargo.toml without Cargo.lock',
      kind: 'manifest',
      files: ['Cargo.toml'],
      reads: ['*.rs'],
      furtherNeeds: { remedy: 'Commit the Cargo.lock that `cargo generate-lockfile` writes (a library that keeps none: scan where one was written), or scan with --online.' },
      load: () => import('./cargo-toml.ts'),
    },
  ],
  registryFiles: ['Cargo.toml', '.cargo/config.toml', '.cargo/config'],
  registry: () => import('./registry.ts'),
});
