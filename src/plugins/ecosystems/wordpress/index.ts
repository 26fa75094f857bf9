import { ecosystem } from '#core/plugin/ecosystem.ts';
import { besideTheFile } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'wordpress',
  title: 'WordPress',
  sources: [
    {
      id: 'extension',
      home: besideTheFile,
      title: 'plugins and themes of a site',
      kind: 'installed',
      files: ['wp-content/plugins/*.php', 'wp-content/plugins/*/*.php', 'wp-content/mu-plugins/*.php', 'wp-content/mu-plugins/*/*.php', 'wp-content/themes/*/style.css'],
      load: () => import('./extension.ts'),
    },
    { id: 'core', title: 'WordPress itself', kind: 'installed', files: ['wp-includes/version.php'], load: () => import('./core.ts') },
  ],
});
