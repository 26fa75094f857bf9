import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'brew',
  title: 'Homebrew',
  sources: [
    {
      id: 'brewfile-lock',
      title: 'Brewfile.lock.json',
      kind: 'lockfile',
      files: ['Brewfile.lock.json'],
      marks: ['"entries"', '"system"'],
      reads: ['Brewfile'],
      load: () => import('./brewfile-lock.ts'),
    },
    {
      id: 'brewfile',
      title: 'Brewfile',
      kind: 'manifest',
      files: ['Brewfile', '.Brewfile'],
      furtherNeeds: { remedy: 'Scan a machine on which they are installed.' },
      load: () => import('./brewfile.ts'),
    },
    {
      id: 'cellar',
      title: 'Cellar/*/*/INSTALL_RECEIPT.json, .brew/*.rb',
      kind: 'installed',
      files: ['Cellar/*/*/INSTALL_RECEIPT.json', 'Cellar/*/*/.brew/*.rb'],
      batch: true,
      load: () => import('./cellar.ts'),
    },
    {
      id: 'caskroom',
      title: 'Caskroom',
      kind: 'installed',
      files: ['Caskroom/*/*/*', 'Caskroom/*/*/*/*', 'Caskroom/*/.metadata/*/*/Casks/*'],
      batch: true,
      load: () => import('./caskroom.ts'),
    },
    {
      id: 'tap-formula',
      title: 'formulae of tapped repositories',
      kind: 'database',
      files: ['Library/Taps/*/*/Formula/*.rb', 'Library/Taps/*/*/Formula/*/*.rb', 'Library/Taps/*/*/*.rb'],
      load: () => import('./tap-formula.ts'),
    },
  ],
  registry: () => import('./registry.ts'),
});
