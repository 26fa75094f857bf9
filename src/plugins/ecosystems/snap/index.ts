import { distributionFiles } from '#core/linux/root-file-system.ts';
import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'snap',
  title: 'Snap',
  sources: [
    {
      id: 'snap-yaml',
      title: 'meta/snap.yaml of installed snaps',
      kind: 'installed',
      files: ['meta/snap.yaml'],
      load: () => import('./snap-yaml.ts'),
    },
    {
      id: 'snap-manifest',
      title: 'snap/manifest.yaml written by Snapcraft',
      kind: 'lockfile',
      files: ['manifest.yaml'],
      reads: ['meta/snap.yaml'],
      insideInstalled: true,
      load: () => import('./snap-manifest.ts'),
    },
    {
      id: 'base-packages',
      title: 'usr/share/snappy/dpkg.yaml of base snaps',
      kind: 'database',
      files: ['usr/share/snappy/dpkg.yaml'],
      reads: distributionFiles,
      load: () => import('./base-packages.ts'),
    },
    {
      id: 'snapcraft-yaml',
      title: 'snapcraft.yaml',
      kind: 'manifest',
      files: ['snapcraft.yaml', '.snapcraft.yaml'],
      furtherNeeds: { remedy: 'Scan the built snap, or the manifest that Snapcraft writes into it (SNAPCRAFT_BUILD_INFO=1).' },
      load: () => import('./snapcraft-yaml.ts'),
    },
  ],
});
