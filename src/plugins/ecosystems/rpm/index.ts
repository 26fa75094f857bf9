import { distributionFiles } from '#core/linux/root-file-system.ts';
import { ecosystem } from '#core/plugin/ecosystem.ts';
import { inSystemDocuments } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'rpm',
  title: 'Fedora, Red Hat, SUSE (rpm)',
  sources: [
    {
      id: 'rpmdb',
      home: inSystemDocuments('var/lib/rpm/rpmdb.sqlite', 'var/lib/rpm/Packages.db', 'var/lib/rpm/Packages', 'usr/lib/sysimage/rpm/rpmdb.sqlite', 'usr/lib/sysimage/rpm/Packages.db'),
      title: 'rpmdb.sqlite, Packages.db (ndb), Packages (Berkeley DB)',
      kind: 'database',
      files: ['rpmdb.sqlite', 'rpm/Packages.db', 'rpm/Packages'],
      reads: distributionFiles,
      load: () => import('./rpmdb.ts'),
    },
    {
      id: 'container-manifest',
      title: 'var/lib/rpmmanifest/container-manifest-2 (images without rpm)',
      kind: 'database',
      files: ['var/lib/rpmmanifest/container-manifest-2'],
      reads: distributionFiles,
      load: () => import('./container-manifest.ts'),
    },
    {
      id: 'rpm-file',
      title: 'package files *.rpm',
      kind: 'binary',
      files: ['*.rpm', '*.srpm'],
      load: () => import('./rpm-file.ts'),
    },
  ],
});
