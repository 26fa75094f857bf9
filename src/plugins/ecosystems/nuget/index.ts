import { ecosystem } from '#core/plugin/ecosystem.ts';
import { besideTheFile, inTheArchive } from '#core/plugin/package-home.ts';

const projectFiles = ['*.csproj', '*.fsproj', '*.vbproj', '*.vcxproj', '*.sqlproj', '*.pyproj', '*.shproj', '*.dcproj', '*.esproj', '*.wixproj', '*.ilproj', '*.proj'];

/** What project files import, and what is looked for above them. */
const imported = ['*.props', '*.targets', '*.projitems'];

export default ecosystem({
  id: 'nuget',
  title: 'NuGet, .NET, Paket',
  // a restore writes the exact versions there, and .gitignore names it in most repositories
  installDirectories: ['obj'],
  sources: [
    {
      id: 'packages-lock',
      title: 'packages.lock.json v1–v2 with its project file',
      kind: 'lockfile',
      files: ['packages.lock.json', 'packages.*.lock.json'],
      reads: [...projectFiles, ...imported],
      load: () => import('./packages-lock.ts'),
    },
    {
      id: 'project-assets',
      title: 'obj/project.assets.json, project.lock.json',
      kind: 'lockfile',
      files: ['project.assets.json', 'project.lock.json'],
      reads: [...projectFiles, ...imported],
      insideInstalled: true,
      load: () => import('./project-assets.ts'),
    },
    {
      id: 'packages-config',
      title: 'packages.config',
      kind: 'lockfile',
      files: ['packages.config', 'packages.*.config'],
      reads: projectFiles,
      load: () => import('./packages-config.ts'),
    },
    {
      id: 'paket-lock',
      title: 'paket.lock with paket.dependencies and paket.references',
      kind: 'lockfile',
      files: ['paket.lock'],
      isLineBased: true,
      reads: ['paket.dependencies', 'paket.references', ...projectFiles],
      load: () => import('./paket-lock.ts'),
    },
    {
      id: 'dotnet-tools',
      title: 'dotnet-tools.json',
      kind: 'lockfile',
      files: ['dotnet-tools.json'],
      load: () => import('./dotnet-tools.ts'),
    },
    {
      id: 'deps-json',
      title: '*.deps.json of built programs',
      kind: 'installed',
      files: ['*.deps.json'],
      load: () => import('./deps-json.ts'),
    },
    {
      id: 'nupkg',
      home: inTheArchive,
      title: 'package files (*.nupkg)',
      kind: 'installed',
      files: ['*.nupkg'],
      load: () => import('./nupkg.ts'),
    },
    {
      id: 'dotnet-assembly',
      title: '.NET assemblies and single-file programs',
      kind: 'binary',
      files: ['<executable>'],
      reads: ['*.nupkg.metadata', '*.nupkg.sha512'],
      load: () => import('./dotnet-assembly.ts'),
    },
    {
      id: 'nuspec',
      home: besideTheFile,
      title: '*.nuspec, of packages made here and of unpacked ones',
      kind: 'manifest',
      files: ['*.nuspec'],
      reads: ['*.nupkg.metadata', '*.nupkg.sha512', 'tools/chocolatey*.ps1', 'tools/Chocolatey*.ps1'],
      insideInstalled: true,
      furtherNeeds: { remedy: 'Scan the projects that build the package, or scan with --online.' },
      load: () => import('./nuspec-file.ts'),
    },
    {
      id: 'msbuild-project',
      title: 'project files with Directory.Build.props, Directory.Packages.props and other imports',
      kind: 'manifest',
      files: projectFiles,
      reads: imported,
      furtherNeeds: { remedy: 'Commit the packages.lock.json that `dotnet restore --use-lock-file` writes, scan after a restore (obj/project.assets.json), or scan with --online.' },
      load: () => import('./msbuild-project.ts'),
    },
    {
      id: 'central-packages',
      title: 'Directory.Packages.props, Packages.props without projects',
      kind: 'manifest',
      files: ['Directory.Packages.props', 'Packages.props'],
      reads: imported,
      furtherNeeds: 'told',
      load: () => import('./central-packages.ts'),
    },
    {
      id: 'paket-dependencies',
      title: 'paket.dependencies without paket.lock',
      kind: 'manifest',
      files: ['paket.dependencies'],
      reads: ['paket.references'],
      furtherNeeds: { remedy: 'Commit the paket.lock that `paket install` writes.' },
      load: () => import('./paket-dependencies.ts'),
    },
    {
      id: 'global-json',
      title: 'global.json',
      kind: 'manifest',
      files: ['global.json'],
      furtherNeeds: 'none',
      load: () => import('./global-json.ts'),
    },
  ],
  registryFiles: ['nuget.config', 'NuGet.config', 'NuGet.Config', 'Nuget.Config', 'NUGET.CONFIG'],
  registry: () => import('./registry.ts'),
});
