import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'nim',
  title: 'Nimble (Nim)',
  sources: [
    { id: 'nimble-lock', title: 'nimble.lock', kind: 'lockfile', files: ['nimble.lock'], marks: ['"packages"', '"tasks"'], reads: ['*.nimble'], load: () => import('./nimble-lock.ts') },
    { id: 'nimble', title: '*.nimble', kind: 'manifest', files: ['*.nimble'], furtherNeeds: { remedy: 'Commit the nimble.lock that `nimble lock` writes.' }, load: () => import('./nimble.ts') },
    { id: 'installed', title: 'installed packages', kind: 'installed', files: ['pkgs/*/*.nimble', 'pkgs2/*/*.nimble'], load: () => import('./installed.ts') },
  ],
  installDirectories: ['.nimble', 'nimbledeps'],
});
