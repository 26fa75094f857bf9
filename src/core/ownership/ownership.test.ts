import { describe, expect, it } from 'vitest';
import { catalogOwnersOf } from './catalog-info.ts';
import { CodeOwners } from './codeowners.ts';
import { TextSyntaxError } from '../text/position.ts';
import { maintainersOf } from './maintainers.ts';

const names = (owners: readonly { name: string }[]) => owners.map(({ name }) => name);

describe('CODEOWNERS', () => {
  const owners = new CodeOwners('# who\n* @org/all\n/server/ @org/server ops@acme.example # both\nfree/\n[Docs]\ndocs/*.md @writer\n/a\\ b/ @spaced\n', 'CODEOWNERS');

  it('lets the last matching rule decide', () => {
    expect(names(owners.ownersOf('package.json'))).toEqual(['@org/all']);
    expect(names(owners.ownersOf('server/package.json'))).toEqual(['@org/server', 'ops@acme.example']);
    expect(names(owners.ownersOf('docs/a.md'))).toEqual(['@writer']);
    expect(names(owners.ownersOf('a b/x'))).toEqual(['@spaced']);
  });

  it('takes ownership away where a rule names nobody', () => {
    expect(owners.ownersOf('free/package.json')).toEqual([]);
  });

  it('says where', () => {
    expect(owners.ownersOf('.')).toEqual([{ name: '@org/all', path: 'CODEOWNERS', line: 2, kind: 'codeowners' }]);
  });
});

describe('MAINTAINERS', () => {
  it('reads tables, lists, and Linux lines, once each', () => {
    const text = '# Maintainers\n\nMail help@acme.example to change this.\n\n| @ann | Ann | Acme |\n|---|---|---|\n- Bob <bob@acme.example>\n* [Cy](https://github.com/cy)\nM: Dee <dee@acme.example>\n- @ann again\n';
    expect(names(maintainersOf(text, 'MAINTAINERS.md'))).toEqual(['@ann', 'bob@acme.example', '@cy', 'dee@acme.example']);
  });
});

describe('catalog-info.yaml', () => {
  it('reads the owners of all entities', () => {
    expect(names(catalogOwnersOf('kind: Component\nspec:\n  owner: team-a\n---\nkind: API\nspec:\n  owner: team-b\n', 'catalog-info.yaml'))).toEqual(['team-a', 'team-b']);
  });

  it('that is broken is refused, so that it becomes an issue', () => {
    expect(() => catalogOwnersOf('a: [', 'catalog-info.yaml')).toThrow(TextSyntaxError);
  });
});
