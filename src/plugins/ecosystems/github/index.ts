import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'github',
  title: 'GitHub Actions',
  sources: [
    {
      id: 'workflow',
      title: '.github/workflows/*.yml (also of Gitea and Forgejo)',
      kind: 'manifest',
      files: ['.github/workflows/*.yml', '.github/workflows/*.yaml', '.gitea/workflows/*.yml', '.gitea/workflows/*.yaml', '.forgejo/workflows/*.yml', '.forgejo/workflows/*.yaml'],
      furtherNeeds: { notFollowed: 'What an action or a called workflow uses in turn (other actions, packages that it has built in) is not followed: scan its repository for that.' },
      load: () => import('./workflow.ts'),
    },
    {
      id: 'action',
      title: 'action.yml',
      kind: 'manifest',
      files: ['action.yml', 'action.yaml'],
      furtherNeeds: { notFollowed: 'What an action or a called workflow uses in turn (other actions, packages that it has built in) is not followed: scan its repository for that.' },
      load: () => import('./action.ts'),
    },
  ],
  registry: () => import('./registry.ts'),
});
