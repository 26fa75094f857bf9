import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'maven',
  title: 'Maven',
  sources: [
    {
      id: 'pom',
      title: 'pom.xml, with parents, BOMs and modules of the same tree',
      kind: 'manifest',
      files: ['pom.xml'],
      reads: ['.mvn/maven.config', '*.pom'],
      batch: true,
      load: () => import('./pom/pom.ts'),
    },
  ],
});
