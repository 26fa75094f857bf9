import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'pre-commit',
  title: 'pre-commit',
  sources: [
    {
      id: 'pre-commit-config',
      title: '.pre-commit-config.yaml',
      kind: 'manifest',
      files: ['.pre-commit-config.yaml', '.pre-commit-config.yml', 'prek.toml'],
      furtherNeeds: { notFollowed: 'What a hook and its additional dependencies need in turn is chosen anew on each machine that runs them, and not followed: scan the environments that pre-commit keeps there for that.' },
      load: () => import('./pre-commit-config.ts'),
    },
  ],
});
