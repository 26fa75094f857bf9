import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'opam',
  title: 'opam (OCaml)',
  sources: [
    { id: 'locked', title: '*.opam.locked', kind: 'lockfile', files: ['*.opam.locked'], isLineBased: true, reads: ['*.opam', 'opam'], load: () => import('./locked.ts') },
    { id: 'opam', title: '*.opam, opam', kind: 'manifest', files: ['*.opam', 'opam'], reads: ['*.ml', 'dune-project'], furtherNeeds: { remedy: 'Commit the .opam.locked file that `opam lock` writes.' }, load: () => import('./opam.ts') },
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
