import { ecosystem } from '#core/plugin/ecosystem.ts';
import { distributionFiles } from '#core/linux/root-file-system.ts';

export default ecosystem({
  id: 'alpm',
  title: 'Arch Linux, MSYS2 (pacman)',
  sources: [
    {
      id: 'pacman-local',
      title: 'var/lib/pacman/local/*/desc',
      kind: 'database',
      files: ['lib/pacman/local/*/desc'],
      reads: distributionFiles,
      batch: true,
      load: () => import('./pacman-local.ts'),
    },
    {
      id: 'pacman-file',
      title: 'package files *.pkg.tar.zst, *.pkg.tar.gz, *.pkg.tar',
      kind: 'binary',
      files: ['*.pkg.tar.zst', '*.pkg.tar.gz', '*.pkg.tar.xz', '*.pkg.tar'],
      load: () => import('./pacman-file.ts'),
    },
  ],
});
