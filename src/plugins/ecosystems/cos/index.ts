import { distributionFiles } from '#core/linux/root-file-system.ts';
import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'cos',
  title: 'Container-Optimized OS',
  sources: [
    {
      id: 'cos-package-info',
      title: 'etc/cos-package-info.json',
      kind: 'database',
      files: ['etc/cos-package-info.json'],
      reads: distributionFiles,
      load: () => import('./cos-package-info.ts'),
    },
  ],
});
