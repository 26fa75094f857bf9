import { ecosystem } from '#core/plugin/ecosystem.ts';
import { distributionFiles } from '#core/linux/root-file-system.ts';

export default ecosystem({
  id: 'opkg',
  title: 'opkg (OpenWrt, Yocto)',
  sources: [
    {
      id: 'opkg-status',
      title: 'usr/lib/opkg/status, var/lib/opkg/status, opt/lib/opkg/status',
      kind: 'database',
      files: ['lib/opkg/status'],
      reads: [...distributionFiles, 'lib/opkg/info/*.control'],
      load: () => import('./opkg-status.ts'),
    },
    {
      id: 'ipk-file',
      title: 'package files *.ipk, *.opk',
      kind: 'binary',
      files: ['*.ipk', '*.opk'],
      load: () => import('./ipk-file.ts'),
    },
  ],
});
