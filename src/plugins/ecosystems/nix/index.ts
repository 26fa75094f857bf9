import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'nix',
  title: 'Nix',
  sources: [
    {
      id: 'flake-lock',
      title: 'flake.lock v5–v7',
      kind: 'lockfile',
      files: ['flake.lock'],
      reads: ['flake.nix'],
      load: () => import('./flake-lock.ts'),
    },
    {
      id: 'nix-database',
      title: 'nix/var/nix/db/db.sqlite',
      kind: 'database',
      files: ['nix/var/nix/db/db.sqlite'],
      load: () => import('./nix-database.ts'),
    },
    {
      id: 'nix-store',
      title: 'nix/store/*',
      kind: 'installed',
      files: ['nix/store/*/*', 'nix/store/*/*/*', 'nix/store/*/*/*/*'],
      batch: true,
      load: () => import('./nix-store.ts'),
    },
  ],
});
