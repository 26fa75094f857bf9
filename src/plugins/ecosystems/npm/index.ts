import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'npm',
  title: 'npm, Yarn, pnpm, Bun, Deno, Bower',
  installDirectories: ['node_modules', 'bower_components', 'jspm_packages'],
  sources: [
    {
      id: 'package-lock',
      title: 'package-lock.json v1–v3, npm-shrinkwrap.json',
      kind: 'lockfile',
      files: ['package-lock.json', 'npm-shrinkwrap.json'],
      reads: ['package.json'],
      load: () => import('./package-lock.ts'),
    },
    {
      id: 'yarn-lock',
      title: 'yarn.lock of Yarn 1 to 4',
      kind: 'lockfile',
      files: ['yarn.lock'],
      reads: ['package.json'],
      load: () => import('./yarn-lock.ts'),
    },
    {
      id: 'installed-lock',
      title: 'node_modules/.package-lock.json',
      kind: 'installed',
      files: ['node_modules/.package-lock.json'],
      reads: ['package.json'],
      load: () => import('./package-lock.ts'),
    },
  ],
});
