import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'cargo',
  title: 'Cargo',
  sources: [
    {
      id: 'cargo-lock',
      title: 'Cargo.lock v1–v4',
      kind: 'lockfile',
      files: ['Cargo.lock'],
      reads: ['Cargo.toml'],
      load: () => import('./cargo-lock.ts'),
    },
  ],
});
