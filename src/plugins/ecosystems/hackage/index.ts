import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'hackage',
  title: 'Hackage (Haskell: Cabal, Stack)',
  sources: [
    { id: 'freeze', title: 'cabal.project.freeze', kind: 'lockfile', files: ['cabal.project.freeze'], isLineBased: true, marks: ['constraints'], reads: ['*.cabal', 'package.yaml', 'cabal.project', 'cabal.project.local'], load: () => import('./freeze.ts') },
    { id: 'stack-lock', title: 'stack.yaml.lock', kind: 'lockfile', files: ['stack.yaml.lock'], isLineBased: true, closing: ['snapshots:'], marks: ['packages', 'snapshots'], reads: ['stack.yaml', '*.cabal', 'package.yaml'], load: () => import('./stack-lock.ts') },
    { id: 'stack-yaml', title: 'stack.yaml', kind: 'manifest', files: ['stack.yaml'], reads: ['*.cabal', 'package.yaml'], furtherNeeds: { remedy: 'Commit the stack.yaml.lock, or the cabal.project.freeze that `cabal freeze` writes, or scan after a build (dist-newstyle).' }, load: () => import('./stack-yaml.ts') },
    { id: 'cabal', title: '*.cabal, package.yaml (hpack)', kind: 'manifest', files: ['*.cabal', 'package.yaml'], reads: ['cabal.project', 'stack.yaml'], furtherNeeds: { remedy: 'Commit the cabal.project.freeze that `cabal freeze` writes, or scan after a build (dist-newstyle).' }, load: () => import('./cabal.ts') },
    { id: 'cabal-project', title: 'source repositories of cabal.project', kind: 'manifest', files: ['cabal.project', 'cabal.project.local'], furtherNeeds: { remedy: 'Commit the cabal.project.freeze that `cabal freeze` writes, or scan after a build (dist-newstyle).' }, load: () => import('./cabal-project.ts') },
    { id: 'plan-json', title: 'plan.json of the last build', kind: 'installed', files: ['dist-newstyle/cache/plan.json'], load: () => import('./plan-json.ts') },
  ],
  installDirectories: ['dist-newstyle'],
  registry: () => import('./registry.ts'),
});
