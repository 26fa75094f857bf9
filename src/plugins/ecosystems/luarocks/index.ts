import { ecosystem } from '#core/plugin/ecosystem.ts';
import { besideTheFile } from '#core/plugin/package-home.ts';

export default ecosystem({
  id: 'luarocks',
  title: 'LuaRocks',
  sources: [
    { id: 'luarocks-lock', title: 'luarocks.lock', kind: 'lockfile', files: ['luarocks.lock'], isLineBased: true, ends: ['}'], marks: ['return'], reads: ['*.rockspec'], load: () => import('./luarocks-lock.ts') },
    { id: 'rockspec', title: '*.rockspec', kind: 'manifest', files: ['*.rockspec'], reads: ['*.lua', 'luarocks.lock'], furtherNeeds: { remedy: 'Commit the luarocks.lock that `luarocks install --pin` writes.' }, load: () => import('./rockspec.ts') },
    { id: 'installed', home: besideTheFile, title: 'installed rocks', kind: 'installed', files: ['rocks*/*/*/*.rockspec'], batch: true, load: () => import('./installed.ts') },
  ],
  installDirectories: ['lua_modules', '.luarocks'],
  registry: () => import('./registry.ts'),
});
