import { ecosystem } from '#core/plugin/ecosystem.ts';

const files = [
  'mise.toml', '.mise.toml', 'mise.local.toml', '.mise.local.toml', 'mise.*.toml', '.mise.*.toml', '.config/mise.toml', '.config/mise/config.toml', '.config/mise/conf.d/*.toml',
  'mise/config.toml', '.mise/config.toml', '.rtx.toml',
];

export default ecosystem({
  id: 'mise',
  title: 'mise',
  sources: [
    {
      id: 'mise-lock',
      title: 'mise.lock',
      kind: 'lockfile',
      files: ['mise.lock', 'mise.*.lock'],
      isLineBased: true,
      marks: ['[tools', '[[tools'],
      reads: files,
      load: () => import('./mise-lock.ts'),
    },
    {
      id: 'mise-toml',
      title: 'mise.toml and its other names',
      kind: 'manifest',
      files,
      furtherNeeds: 'none',
      load: () => import('./mise-toml.ts'),
    },
  ],
});
