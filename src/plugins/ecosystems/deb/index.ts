import { ecosystem } from '#core/plugin/ecosystem.ts';
import { inSystemDocuments } from '#core/plugin/package-home.ts';
import { distributionFiles } from '#core/linux/root-file-system.ts';

const copyright = 'usr/share/doc/*/copyright';

export default ecosystem({
  id: 'deb',
  title: 'Debian, Ubuntu (dpkg)',
  sources: [
    {
      id: 'dpkg-status',
      home: inSystemDocuments('var/lib/dpkg/status'),
      title: 'var/lib/dpkg/status',
      kind: 'database',
      files: ['var/lib/dpkg/status'],
      reads: [...distributionFiles, copyright, 'var/lib/dpkg/available', 'var/lib/apt/extended_states'],
      load: () => import('./dpkg-status.ts'),
    },
    {
      id: 'dpkg-status-d',
      home: inSystemDocuments('var/lib/dpkg/status.d/*'),
      title: 'var/lib/dpkg/status.d/* (images without package manager)',
      kind: 'database',
      files: ['var/lib/dpkg/status.d/*'],
      reads: [...distributionFiles, copyright],
      batch: true,
      load: () => import('./dpkg-status-d.ts'),
    },
    {
      id: 'chisel-manifest',
      home: inSystemDocuments('var/lib/chisel/manifest.wall'),
      title: 'Chisel manifest.wall',
      kind: 'database',
      files: ['manifest.wall'],
      reads: [...distributionFiles, copyright],
      load: () => import('./chisel-manifest.ts'),
    },
    {
      id: 'deb-file',
      title: 'package files *.deb, *.udeb, *.ddeb',
      kind: 'binary',
      files: ['*.deb', '*.udeb', '*.ddeb'],
      load: () => import('./deb-file.ts'),
    },
  ],
});
