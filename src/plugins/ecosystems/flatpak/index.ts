import { ecosystem } from '#core/plugin/ecosystem.ts';

// `current` and `active` are links in an installation, but directories in copies of one; the same file by its own path names architecture, branch and commit
const places = ['flatpak/*/*/current/active', 'flatpak/*/*/*/*/*'];
const directories = ['export/share/metainfo', 'export/share/appdata', 'files/share/metainfo', 'files/share/appdata'];

export default ecosystem({
  id: 'flatpak',
  title: 'Flatpak',
  sources: [
    {
      id: 'flatpak-metainfo',
      title: 'installed apps and runtimes: AppStream metainfo',
      kind: 'installed',
      files: places.flatMap((place) => directories.map((directory) => `${place}/${directory}/*.xml`)),
      load: () => import('./flatpak-metainfo.ts'),
    },
  ],
});
