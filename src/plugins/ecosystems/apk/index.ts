import { ecosystem } from '#core/plugin/ecosystem.ts';
import { inSystemDocuments } from '#core/plugin/package-home.ts';
import { distributionFiles } from '#core/linux/root-file-system.ts';

export default ecosystem({
  id: 'apk',
  title: 'Alpine, Wolfi (apk)',
  sources: [
    {
      id: 'apk-installed',
      home: inSystemDocuments('lib/apk/db/installed'),
      title: 'lib/apk/db/installed',
      kind: 'database',
      files: ['lib/apk/db/installed'],
      reads: [...distributionFiles, 'etc/apk/world'],
      load: () => import('./apk-installed.ts'),
    },
    {
      id: 'apk-file',
      title: 'package files *.apk (Alpine)',
      kind: 'binary',
      files: ['*.apk'],
      load: () => import('./apk-file.ts'),
    },
  ],
});
