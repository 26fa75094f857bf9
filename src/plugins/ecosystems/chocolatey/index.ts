import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'chocolatey',
  title: 'Chocolatey',
  sources: [
    {
      id: 'installed-package',
      title: 'installed packages (chocolatey/lib)',
      kind: 'installed',
      files: ['chocolatey/lib/*/*.nuspec'],
      batch: true,
      load: () => import('./installed-package.ts'),
    },
    {
      id: 'package-source',
      title: '*.nuspec with installation scripts',
      kind: 'manifest',
      files: ['*.nuspec'],
      reads: ['tools/chocolatey*.ps1', 'tools/Chocolatey*.ps1'],
      furtherNeeds: { remedy: 'Scan a machine on which the package is installed.' },
      load: () => import('./package-source.ts'),
    },
  ],
});
