import { ecosystem } from '#core/plugin/ecosystem.ts';
import { byFullName } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'golang',
  title: 'Go',
  sources: [
    {
      id: 'go-mod',
      home: byFullName,
      title: 'go.mod with go.sum, go.work and vendor/modules.txt',
      kind: 'lockfile',
      files: ['go.mod'],
      marks: ['module', 'require'],
      reads: ['go.sum', 'go.work', 'go.work.sum', 'vendor/modules.txt'],
      load: () => import('./go-mod.ts'),
    },
    {
      id: 'go-work',
      title: 'go.work',
      kind: 'lockfile',
      files: ['go.work'],
      marks: ['go', 'use'],
      reads: ['go.mod'],
      load: () => import('./go-work.ts'),
    },
    {
      // read after go.mod, which accounts for the one beside it
      id: 'go-sum',
      title: 'go.sum without go.mod',
      kind: 'manifest',
      files: ['go.sum'],
      furtherNeeds: 'none',
      load: () => import('./go-sum.ts'),
    },
    {
      id: 'vendor-modules',
      home: byFullName,
      title: 'vendor/modules.txt without go.mod',
      kind: 'manifest',
      files: ['vendor/modules.txt'],
      insideInstalled: true,
      furtherNeeds: 'none',
      load: () => import('./vendor-modules.ts'),
    },
    {
      id: 'legacy-lock',
      title: 'Gopkg.lock, glide.lock, Godeps.json, vendor.json',
      kind: 'lockfile',
      files: ['Gopkg.lock', 'glide.lock', 'Godeps/Godeps.json', 'vendor/vendor.json'],
      marks: ['projects', 'input-imports', 'solve-meta', 'inputs-digest', 'ImportPath', 'Deps', 'hash', 'imports', 'package', 'rootPath', 'memo'],
      reads: ['go.mod', 'Gopkg.toml', 'glide.yaml'],
      insideInstalled: true,
      load: () => import('./legacy-lock.ts'),
    },
    {
      id: 'go-binary',
      title: 'build information of Go programs',
      kind: 'binary',
      files: ['<executable>'],
      load: () => import('./go-binary.ts'),
    },
  ],
  registry: () => import('./registry.ts'),
});
