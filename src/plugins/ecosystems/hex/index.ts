import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'hex',
  title: 'Hex (Elixir, Erlang, Gleam)',
  sources: [
    { id: 'mix-lock', title: 'mix.lock', kind: 'lockfile', files: ['mix.lock'], isLineBased: true, ends: ['}', ']'], reads: ['mix.exs'], load: () => import('./mix-lock.ts') },
    { id: 'rebar-lock', title: 'rebar.lock', kind: 'lockfile', files: ['rebar.lock'], isLineBased: true, ends: ['.'], reads: ['rebar.config', 'src/*.app.src'], load: () => import('./rebar-lock.ts') },
    { id: 'gleam-manifest', title: 'manifest.toml of Gleam', kind: 'lockfile', files: ['manifest.toml'], isLineBased: true, reads: ['gleam.toml'], load: () => import('./gleam-manifest.ts') },
    { id: 'mix-exs', title: 'mix.exs', kind: 'manifest', files: ['mix.exs'], furtherNeeds: { remedy: 'Commit the mix.lock that `mix deps.get` writes, or scan with --online.' }, load: () => import('./mix-exs.ts') },
    { id: 'rebar-config', title: 'rebar.config', kind: 'manifest', files: ['rebar.config'], reads: ['src/*.app.src'], furtherNeeds: { remedy: 'Commit the rebar.lock that `rebar3 lock` writes, or scan with --online.' }, load: () => import('./rebar-config.ts') },
    { id: 'gleam-toml', title: 'gleam.toml', kind: 'manifest', files: ['gleam.toml'], furtherNeeds: { remedy: 'Commit the manifest.toml that `gleam deps download` writes, or scan with --online.' }, load: () => import('./gleam-toml.ts') },
  ],
  registryFiles: ['mix.exs'],
  registry: () => import('./registry.ts'),
});
