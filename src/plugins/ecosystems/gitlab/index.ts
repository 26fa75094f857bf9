import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'gitlab',
  title: 'GitLab CI/CD',
  sources: [
    {
      id: 'gitlab-ci',
      title: '.gitlab-ci.yml',
      kind: 'manifest',
      files: ['.gitlab-ci.yml', '.gitlab-ci.yaml', '*.gitlab-ci.yml', '*.gitlab-ci.yaml', '.gitlab-ci-*.yml', '.gitlab/ci/*.yml', '.gitlab-ci/*.yml'],
      furtherNeeds: { notFollowed: 'What an included file of another project or a component includes in turn is not followed: scan its repository for that.' },
      load: () => import('./gitlab-ci.ts'),
    },
  ],
});
