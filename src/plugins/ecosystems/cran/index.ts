import { ecosystem } from '#core/plugin/ecosystem.ts';
import { besideTheFile } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'cran',
  title: 'R (CRAN, Bioconductor)',
  sources: [
    { id: 'renv-lock', title: 'renv.lock', kind: 'lockfile', files: ['renv.lock'], marks: ['"Packages"', '"R"'], reads: ['DESCRIPTION'], load: () => import('./renv-lock.ts') },
    { id: 'packrat-lock', title: 'packrat.lock', kind: 'lockfile', files: ['packrat.lock'], isLineBased: true, marks: ['PackratFormat'], reads: ['DESCRIPTION'], insideInstalled: true, load: () => import('./packrat-lock.ts') },
    { id: 'description', title: 'DESCRIPTION', kind: 'manifest', files: ['DESCRIPTION'], furtherNeeds: { remedy: 'Commit the renv.lock that `renv::snapshot()` writes (a package that keeps none: scan the library in which it is used).' }, load: () => import('./description.ts') },
    { id: 'installed-package', home: besideTheFile, title: 'installed packages', kind: 'installed', files: ['DESCRIPTION'], batch: true, load: () => import('./installed-package.ts') },
  ],
  registryFiles: ['renv.lock'],
  installDirectories: ['renv', 'packrat'],
  registry: () => import('./registry.ts'),
});
