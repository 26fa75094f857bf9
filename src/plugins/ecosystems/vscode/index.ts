import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'vscode',
  title: 'Visual Studio Code',
  sources: [
    {
      id: 'extensions-json',
      title: 'extensions.json of installed extensions',
      kind: 'database',
      files: ['.*/extensions/extensions.json', 'code-server/extensions/extensions.json'],
      reads: ['package.json'],
      load: () => import('./extensions-json.ts'),
    },
  ],
});
