import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'opam',
  title: 'opam (OCaml)',
  sources: [
    { id: 'locked', title: '*.opam.locked', kind: 'lockfile', files: ['*.opam.locked'], isLineBased: true, reads: ['*.opam', 'opam'], load: () => import('./locked.ts') },
    {
      id: 'dune-lock', title: 'dune.lock', kind: 'lockfile', files: ['*.lock/lock.dune'], reads: ['*.lock/*.pkg', 'dune-project', '*.opam'],
      load: () => import('./dune-lock.ts'),
    },
    { id: 'opam', title: '*.opam, opam', kind: 'manifest', files: ['*.opam', 'opam'], reads: ['*.ml', 'dune-project', '*.lock/lock.dune', '*.opam'], furtherNeeds: { remedy: 'Commit the .opam.locked file that `opam lock` writes.' }, load: () => import('./opam.ts') },
    {
      id: 'dune-project', title: 'dune-project', kind: 'manifest', files: ['dune-project'], reads: ['*.opam', '*.lock/lock.dune'],
      furtherNeeds: { remedy: 'Commit the dune.lock directory that `dune pkg lock` writes, or the .opam.locked files that `opam lock` writes.' },
      load: () => import('./dune-project.ts'),
    },
    {
      id: 'switch-state',
      title: 'packages of a switch',
      kind: 'installed',
      files: ['.opam-switch/switch-state'],
      reads: ['.opam-switch/packages/*/opam'],
      load: () => import('./switch-state.ts'),
    },
  ],
  installDirectories: ['_opam', '.opam'],
});
