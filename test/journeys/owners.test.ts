import { describe, expect, it } from 'vitest';
import { scan } from '../support/muster.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();
const base: Files = {
  'package.json': '{"name":"app","version":"1.0.0","maintainers":[{"name":"Ann","email":"ann@mail.example"}]}',
  'libs/core/package.json': '{"name":"core","version":"1.0.0"}',
  'libs/core/deep/package.json': '{"name":"deep","version":"1.0.0"}',
  'tools/package.json': '{"name":"tools","version":"1.0.0"}',
};

/** Owners by name of project, as `kind name`. */
async function ownersIn(files: Files) {
  const { inventory } = await scan([work.tree({ ...base, ...files })]);
  const projects = Object.fromEntries(inventory.projects.map(({ name, owners }) => [name, owners.map((owner) => `${owner.kind} ${owner.name}`)]));
  return { subject: inventory.subject.owners.map((owner) => `${owner.kind} ${owner.name}`), projects, inventory };
}

describe('owners', () => {
  it('come from CODEOWNERS: the last rule that matches decides, one without owners takes it away', async () => {
    for (const place of ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']) {
      const { subject, projects } = await ownersIn({ [place]: '# owners\n*        @acme/all\n/libs/   @acme/libs ann@mail.example # why\n/libs/*/deep/\n/tools/* @acme/tools\n' });
      expect(subject).toEqual(['codeowners @acme/all']);
      expect(projects).toEqual({
        app: ['codeowners @acme/all', 'package Ann <ann@mail.example>'],
        core: ['codeowners @acme/libs', 'codeowners ann@mail.example'],
        deep: [],
        tools: ['codeowners @acme/tools'],
      });
    }
  });

  it('are told as not known where GitHub does not understand a line', async () => {
    const { inventory, projects } = await ownersIn({ '.github/CODEOWNERS': '* @acme/all\n/too[ls]s/ @acme/tools\n' });
    expect(projects['tools']).toEqual(['codeowners @acme/all']);
    expect(inventory.issues.filter(({ source }) => source === 'scan/owners')).toMatchObject([{ code: 'partial', path: '.github/CODEOWNERS', line: 2 }]);
  });

  it('say the file and line they were read in', async () => {
    const { inventory } = await ownersIn({ CODEOWNERS: '\n* @acme/all\n' });
    expect(inventory.subject.owners).toEqual([{ name: '@acme/all', path: 'CODEOWNERS', line: 2, kind: 'codeowners' }]);
  });

  it('come from MAINTAINERS files, the nearest at or above the project', async () => {
    const { subject, projects } = await ownersIn({
      'MAINTAINERS.md': '# Maintainers\n\n| Name | Account |\n| --- | --- |\n| Ann | @ann |\n| Bob | [@bob](https://code.example/bob) |\n',
      'libs/MAINTAINERS': 'M: Carol <carol@mail.example>\n',
    });
    expect(subject).toEqual(['maintainers @ann', 'maintainers @bob']);
    expect(projects['core']).toEqual(['maintainers carol@mail.example']);
    expect(projects['deep']).toEqual(['maintainers carol@mail.example']);
    expect(projects['tools']).toEqual(['maintainers @ann', 'maintainers @bob']);
  });

  it('come from catalog-info.yaml', async () => {
    const { subject, projects, inventory } = await ownersIn({
      'catalog-info.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: app\nspec:\n  owner: group:payments\n---\nkind: API\nspec:\n  owner: user:dan\n',
      'tools/catalog-info.yml': 'spec:\n  owner: team-tools\n',
    });
    expect(subject).toEqual(['catalog group:payments', 'catalog user:dan']);
    expect(inventory.subject.owners[0]).toMatchObject({ path: 'catalog-info.yaml', line: 6 });
    expect(projects['tools']).toEqual(['catalog team-tools']);
  });

  it('come together; the same one once', async () => {
    const { subject } = await ownersIn({ 'muster.yaml': 'owner: team-a\n', CODEOWNERS: '* @acme/all @acme/all\n', MAINTAINERS: '@ann\n', 'catalog-info.yaml': 'spec: {owner: team-a}\n' });
    expect(subject).toEqual(['configuration team-a', 'codeowners @acme/all', 'maintainers @ann', 'catalog team-a']);
  });

  it('are not invented: damaged and odd files give none and stop nothing', async () => {
    const { subject, projects, inventory } = await ownersIn({ CODEOWNERS: '[Section]\n\u0000\n\\\n', 'MAINTAINERS.md': 'We are kind people.\n', 'catalog-info.yaml': 'spec: [\n' });
    expect(subject).toEqual([]);
    expect(Object.keys(projects)).toEqual(['app', 'core', 'deep', 'tools']);
    expect(inventory.issues.filter(({ code }) => code === 'fault')).toEqual([]);
    expect(inventory.issues.map(({ path, code }) => `${path} ${code}`)).toContain('catalog-info.yaml malformed');
  });
});
