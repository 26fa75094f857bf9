import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'macports',
  title: 'MacPorts',
  sources: [
    {
      id: 'macports-registry',
      title: 'registry.db',
      kind: 'database',
      files: ['macports/registry/registry.db'],
      load: () => import('./macports-registry.ts'),
    },
    {
      id: 'macports-portfile',
      title: 'portfiles of installed ports',
      kind: 'database',
      files: ['macports/registry/portfiles/*/*/Portfile'],
      load: () => import('./macports-portfile.ts'),
    },
  ],
});
