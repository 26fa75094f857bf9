import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'spack',
  title: 'Spack',
  sources: [
    {
      id: 'spack-lock',
      title: 'spack.lock',
      kind: 'lockfile',
      files: ['spack.lock'],
      reads: ['spack.yaml'],
      load: () => import('./spack-lock.ts'),
    },
    {
      id: 'spack-yaml',
      title: 'spack.yaml',
      kind: 'manifest',
      files: ['spack.yaml'],
      reads: ['spack.lock'],
      furtherNeeds: { remedy: 'Commit the spack.lock that `spack concretize` writes.' },
      load: () => import('./spack-yaml.ts'),
    },
    {
      id: 'spack-database',
      title: '.spack-db/index.json',
      kind: 'database',
      files: ['.spack-db/index.json'],
      load: () => import('./spack-database.ts'),
    },
    {
      id: 'spack-spec',
      title: '.spack/spec.json, spec.yaml of installed packages',
      kind: 'installed',
      files: ['.spack/spec.json', '.spack/spec.yaml'],
      load: () => import('./spack-spec.ts'),
    },
  ],
});
