import { ecosystem } from '#core/plugin/ecosystem.ts';

const environmentFiles = [
  'environment.yml', 'environment.yaml', 'environment-*.yml', 'environment-*.yaml', 'environment_*.yml', 'environment_*.yaml',
  '*-environment.yml', '*-environment.yaml', '*_environment.yml', '*_environment.yaml',
  'conda-env.yml', 'conda-env.yaml', 'conda_env.yml', 'conda_env.yaml',
];

/** Names that files of other kinds have too: what is in them decides. */
const possibleEnvironmentFiles = ['conda', 'conda.*', 'conda-*', 'conda_*', 'env', 'env-*', 'env_*', '*-env', '*_env', 'environment.*', 'envs/*', 'conda/*', 'conda_envs/*', 'conda-envs/*']
  .flatMap((name) => [`${name}.yml`, `${name}.yaml`]);

export default ecosystem({
  id: 'conda',
  title: 'Conda, pixi',
  installDirectories: ['conda-meta', '.pixi'],
  sources: [
    {
      id: 'conda-lock',
      title: 'conda-lock.yml with environment files',
      kind: 'lockfile',
      files: ['conda-lock.yml', 'conda-lock.yaml', '*.conda-lock.yml', '*.conda-lock.yaml'],
      isLineBased: true,
      marks: ['package:'],
      reads: environmentFiles,
      load: () => import('./conda-lock.ts'),
    },
    {
      id: 'pixi-lock',
      title: 'pixi.lock v1–v7 with pixi.toml or pyproject.toml',
      kind: 'lockfile',
      files: ['pixi.lock'],
      isLineBased: true,
      reads: ['pixi.toml', 'pyproject.toml', ...environmentFiles],
      load: () => import('./pixi-lock.ts'),
    },
    {
      id: 'explicit',
      title: 'explicit package lists (@EXPLICIT) and conda list --export',
      kind: 'lockfile',
      files: [
        'conda-*.lock',
        '*.conda.lock',
        'conda*.txt',
        '*explicit*.txt',
        'spec-file*.txt',
        'spec-list*.txt',
        'package-list*.txt',
        '*environment*.txt',
        '*requirements*.txt',
      ],
      load: () => import('./explicit.ts'),
    },
    {
      id: 'environment',
      title: 'environment.yml and other environment files',
      kind: 'manifest',
      files: [...environmentFiles, ...possibleEnvironmentFiles],
      furtherNeeds: { remedy: 'Commit the lockfile that `conda-lock` or `pixi lock` writes, or scan the environment itself (conda-meta).' },
      load: () => import('./environment.ts'),
    },
    {
      id: 'pixi-toml',
      title: 'pixi.toml, [tool.pixi] of pyproject.toml',
      kind: 'manifest',
      files: ['pixi.toml', 'pyproject.toml'],
      furtherNeeds: { remedy: 'Commit the pixi.lock that `pixi lock` writes.' },
      load: () => import('./pixi-toml.ts'),
    },
    {
      id: 'recipe',
      title: 'recipes: meta.yaml, recipe.yaml (literals)',
      kind: 'manifest',
      files: ['meta.yaml', 'meta.yml', 'recipe.yaml', 'recipe.yml'],
      furtherNeeds: { remedy: 'Scan the environment in which the package is built or run, or its lockfile.' },
      load: () => import('./recipe.ts'),
    },
    {
      id: 'conda-meta',
      title: 'installed packages: conda-meta/*.json',
      kind: 'installed',
      files: ['conda-meta/*.json'],
      reads: ['conda-meta/history'],
      batch: true,
      load: () => import('./conda-meta.ts'),
    },
  ],
});
