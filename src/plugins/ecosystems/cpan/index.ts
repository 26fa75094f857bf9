import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'cpan',
  title: 'CPAN (Perl)',
  sources: [
    { id: 'cpanfile-snapshot', title: 'cpanfile.snapshot', kind: 'lockfile', files: ['cpanfile.snapshot'], isLineBased: true, marks: ['carton snapshot', 'DISTRIBUTIONS'], reads: ['cpanfile'], load: () => import('./cpanfile-snapshot.ts') },
    { id: 'cpanfile', title: 'cpanfile', kind: 'manifest', files: ['cpanfile'], furtherNeeds: { remedy: 'Commit the cpanfile.snapshot that `carton install` writes.' }, load: () => import('./cpanfile.ts') },
    {
      id: 'meta',
      title: 'META.json, META.yml, MYMETA.json, MYMETA.yml',
      kind: 'manifest',
      files: ['META.json', 'META.yml', 'MYMETA.json', 'MYMETA.yml'],
      reads: ['Makefile.PL', 'Build.PL', 'dist.ini', 'minil.toml', 'cpanfile'],
      furtherNeeds: { remedy: 'Scan where the distribution is installed, or commit the cpanfile.snapshot that `carton install` writes.' },
      load: () => import('./meta.ts'),
    },
    {
      id: 'build-script',
      title: 'Makefile.PL, Build.PL, dist.ini (literals)',
      kind: 'manifest',
      files: ['Makefile.PL', 'Build.PL', 'dist.ini'],
      reads: ['cpanfile', 'META.json', 'META.yml', 'MYMETA.json', 'MYMETA.yml'],
      furtherNeeds: { remedy: 'Commit the cpanfile.snapshot that `carton install` writes.' },
      load: () => import('./build-script.ts'),
    },
    {
      id: 'installed',
      title: 'records of installed distributions (.meta/*/install.json)',
      kind: 'installed',
      files: ['.meta/*/install.json'],
      reads: ['MYMETA.json'],
      batch: true,
      load: () => import('./installed.ts'),
    },
  ],
  registry: () => import('./registry.ts'),
});
