import { ecosystem } from '#core/plugin/ecosystem.ts';

export default ecosystem({
  id: 'ansible',
  title: 'Ansible Galaxy',
  sources: [
    {
      id: 'galaxy-requirements',
      title: 'requirements.yml of roles and collections',
      kind: 'manifest',
      files: ['requirements.yml', 'requirements.yaml', 'galaxy-requirements.yml', 'ansible-requirements.yml'],
      reads: ['*.yml', '*.yaml'],
      furtherNeeds: { remedy: 'Scan an installation of them (ansible_collections, roles).' },
      load: () => import('./galaxy-requirements.ts'),
    },
    {
      id: 'galaxy',
      title: 'galaxy.yml',
      kind: 'manifest',
      files: ['galaxy.yml', 'galaxy.yaml'],
      furtherNeeds: { remedy: 'Scan an installation of the collections (ansible_collections).' },
      load: () => import('./galaxy.ts'),
    },
    {
      id: 'installed-collections',
      title: 'ansible_collections/*/*/MANIFEST.json',
      kind: 'installed',
      files: ['ansible_collections/*/*/MANIFEST.json'],
      batch: true,
      load: () => import('./installed-collections.ts'),
    },
    {
      id: 'installed-roles',
      title: 'roles/*/meta/.galaxy_install_info',
      kind: 'installed',
      files: ['meta/.galaxy_install_info'],
      reads: ['meta/main.yml'],
      load: () => import('./installed-roles.ts'),
    },
  ],
  registryFiles: ['requirements.yml', 'requirements.yaml', 'galaxy-requirements.yml', 'ansible-requirements.yml', 'ansible.cfg'],
  installDirectories: ['ansible_collections'],
  registry: () => import('./registry.ts'),
});
