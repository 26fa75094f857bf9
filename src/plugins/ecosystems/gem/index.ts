import { ecosystem } from '#core/plugin/ecosystem.ts';
import { amongGems, besideTheFile } from '#core/plugin/package-home.ts';

const rubyFiles = ['*.gemspec', 'version.rb', 'gem_version.rb', 'version_info.rb', 'lib/*.rb', 'VERSION', 'version', 'VERSION.txt', 'version.txt', '.version'];

export default ecosystem({
  id: 'gem',
  title: 'RubyGems and Bundler',
  sources: [
    {
      id: 'gemfile-lock',
      title: 'Gemfile.lock, gems.locked',
      kind: 'lockfile',
      files: ['Gemfile.lock', 'gems.locked', '*.gemfile.lock'],
      isLineBased: true,
      closing: ['DEPENDENCIES'],
      last: ['BUNDLED WITH'],
      marks: ['DEPENDENCIES', 'GEM', 'PLATFORMS', 'PATH', 'GIT'],
      reads: ['Gemfile', 'gems.rb', 'Gemfile.*', '*.gemfile', ...rubyFiles],
      load: () => import('./gemfile-lock.ts'),
    },
    {
      id: 'gemfile',
      title: 'Gemfile, gems.rb',
      kind: 'manifest',
      files: ['Gemfile', 'gems.rb', '*.gemfile'],
      reads: ['Gemfile.*', ...rubyFiles],
      furtherNeeds: { remedy: 'Commit the Gemfile.lock that `bundle lock` writes, or scan with --online.' },
      load: () => import('./gemfile.ts'),
    },
    {
      id: 'gemspec',
      home: besideTheFile,
      title: '*.gemspec',
      kind: 'manifest',
      files: ['*.gemspec'],
      // gems are vendored into vendor/, which other ecosystems call a directory of installed packages
      insideInstalled: true,
      reads: ['Gemfile', 'gems.rb', 'Rakefile', '*.rb', ...rubyFiles],
      furtherNeeds: { remedy: 'Commit the Gemfile.lock that `bundle lock` writes (a gem that keeps none: scan where one was written), or scan with --online.' },
      load: () => import('./gemspec.ts'),
    },
    {
      id: 'installed',
      home: amongGems,
      title: 'specifications/*.gemspec of installed gems',
      kind: 'installed',
      files: ['specifications/*.gemspec', 'specifications/default/*.gemspec'],
      batch: true,
      load: () => import('./installed.ts'),
    },
  ],
  registryFiles: ['Gemfile', 'gems.rb'],
  registry: () => import('./registry.ts'),
});
