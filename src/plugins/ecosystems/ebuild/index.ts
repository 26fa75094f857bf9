import { distributionFiles } from '#core/linux/root-file-system.ts';
import { ecosystem } from '#core/plugin/ecosystem.ts';

const facts = ['LICENSE', 'HOMEPAGE', 'DESCRIPTION', 'USE', 'RDEPEND', 'PDEPEND', 'IDEPEND', 'DEPEND', 'BDEPEND'];

export default ecosystem({
  id: 'ebuild',
  title: 'Gentoo (Portage)',
  sources: [
    {
      id: 'portage-installed',
      title: 'var/db/pkg/*/*/PF, CONTENTS',
      kind: 'database',
      files: ['var/db/pkg/*/*/PF', 'var/db/pkg/*/*/CONTENTS'],
      reads: [...facts.map((name) => `var/db/pkg/*/*/${name}`), 'var/lib/portage/world', 'etc/portage/license_groups', ...distributionFiles],
      batch: true,
      load: () => import('./portage-installed.ts'),
    },
  ],
});
