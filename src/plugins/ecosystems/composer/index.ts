import { ecosystem } from '#core/plugin/ecosystem.ts';
import { besideTheList } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'composer',
  title: 'Composer (PHP)',
  sources: [
    { id: 'composer-lock', title: 'composer.lock', kind: 'lockfile', files: ['composer.lock'], marks: ['"packages"', '"packages-dev"', '"content-hash"', '"hash"'], reads: ['composer.json'], load: () => import('./composer-lock.ts') },
    { id: 'composer-json', title: 'composer.json', kind: 'manifest', files: ['composer.json'], reads: ['installed.json'], furtherNeeds: { remedy: 'Commit the composer.lock that `composer update` writes (a library that keeps none: scan where one was written), or scan with --online.' }, load: () => import('./composer-json.ts') },
    { id: 'installed-json', home: besideTheList, title: 'vendor/composer/installed.json', kind: 'installed', files: ['installed.json'], load: () => import('./installed-json.ts') },
  ],
  installDirectories: ['vendor'],
  registryFiles: ['composer.json'],
  registry: () => import('./registry.ts'),
});
