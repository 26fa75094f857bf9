import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogOwnersOf } from './catalog-info.ts';
import { CodeOwners } from './codeowners.ts';
import { TextSyntaxError } from '../text/position.ts';
import { readCodeOwners } from './codeowners-text.ts';
import { maintainersOf } from './maintainers.ts';

const names = (owners: readonly { name: string }[]) => owners.map(({ name }) => name);

describe('CODEOWNERS', () => {
  const owners = new CodeOwners('# who\n* @org/all\n/server/ @org/server ops@acme.example # both\nfree/\ndocs/*.md @writer\n/a\\ b/ @spaced\n', 'CODEOWNERS');

  it('lets the last matching rule decide', () => {
    expect(names(owners.ownersOf('package.json'))).toEqual(['@org/all']);
    expect(names(owners.ownersOf('server/package.json'))).toEqual(['@org/server', 'ops@acme.example']);
    expect(names(owners.ownersOf('docs/a.md'))).toEqual(['@writer']);
    expect(names(owners.ownersOf('a b/x'))).toEqual(['@spaced']);
  });

  it('takes ownership away where a rule names nobody', () => {
    expect(owners.ownersOf('free/package.json')).toEqual([]);
  });

  it('lets the last matching rule decide, whatever the rules are and however they are found', () => {
    const pattern = fc.stringMatching(/^[!#]?\/?(?:[ab*]|\*\*|a\*|\\ ){1,2}(?:\/(?:[ab*]|\*\*|b\?)){0,3}\/?$/);
    const path = fc.stringMatching(/^[ab](?:\/[ab]{1,2}){0,3}$/);
    fc.assert(fc.property(fc.array(pattern, { maxLength: 8 }), path, fc.constantFrom('CODEOWNERS', '.gitlab/CODEOWNERS'), (patterns, asked, file) => {
      const text = patterns.map((each, index) => `${each} @o${index}\n`).join('');
      const [section] = readCodeOwners(text, file).sections;
      const expected = section!.exclusions.some((rule) => rule.matches(asked)) ? undefined : section!.rules.findLast((rule) => rule.matches(asked));
      expect(new CodeOwners(text, file).ownersOf(asked)).toEqual(expected?.owners ?? []);
    }), { numRuns: 2000 });
  });

  it('says where', () => {
    expect(owners.ownersOf('.')).toEqual([{ name: '@org/all', path: 'CODEOWNERS', line: 2, kind: 'codeowners' }]);
  });
});

describe('CODEOWNERS of GitHub', () => {
  const owners = new CodeOwners('* @all\n/svc/a @team\n[Sec][2] @x\n!svc/a @y\n/svc/[ab] @z\n/lib/[cd]/ @z\n\\#odd @q\n', '.github/CODEOWNERS');

  it('has no sections, no exclusions and no ranges: such lines give nobody anything', () => {
    expect(names(owners.ownersOf('svc/a/package.json'))).toEqual(['@team']);
    expect(names(owners.ownersOf('svc/b/package.json'))).toEqual(['@all']);
    expect(names(owners.ownersOf('2'))).toEqual(['@all']);
  });

  it('says which lines were left out', () => {
    expect(owners.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '3 3 lines (3, 5, 6) would match one of several characters by [ ], which GitHub does not understand: left out',
      '4 this line would exclude paths with !, which GitHub does not understand: left out',
      '7 this line would begin with an escaped #, which GitHub does not understand: left out',
    ]);
  });
});

describe('CODEOWNERS of GitLab', () => {
  const text = '* @all\n[Docs][2] @writers @editors\ndocs/\n/docs/api/ @api # @cc\n!/docs/old/\n^[Data]\n/d[ab]ta/ @data\n/free/\n[DOCS]\n/guide @guide\n/top/* @top\n';

  it.each(['.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'])('has sections, each with a say of its own, in %s', (path) => {
    const owners = new CodeOwners(text, path);
    const of = (asked: string) => names(owners.ownersOf(asked)).join(' ');
    expect([of('x'), of('docs/x'), of('docs/api/x'), of('docs/old/x'), of('data/x'), of('free/x'), of('guide'), of('guide/x'), of('top/a'), of('top/a/b')]).toEqual([
      '@all', '@all @writers @editors', '@all @api @cc', '@all', '@all @data', '@all', '@all @guide', '@all', '@all @top', '@all',
    ]);
    expect(owners.problems).toEqual([]);
  });
});

describe('CODEOWNERS that either forge may read', () => {
  it('counts as far as both agree', () => {
    const owners = new CodeOwners('* @all\n!a @b\n/[ab]/ @c\n', 'CODEOWNERS');
    expect(names(owners.ownersOf('a/x'))).toEqual(['@all']);
    expect(owners.problems.map(({ line, remedy }) => `${line} ${remedy.includes('.gitlab/')}`)).toEqual(['2 true', '3 true']);
  });
});

describe('MAINTAINERS', () => {
  it('reads tables, lists, and Linux lines, once each', () => {
    const text = '# Maintainers\n\nMail help@acme.example to change this.\n\n| @ann | Ann | Acme |\n|---|---|---|\n- Bob <bob@acme.example>\n* [Cy](https://github.com/cy)\nM: Dee <dee@acme.example>\n- @ann again\n';
    expect(names(maintainersOf(text, 'MAINTAINERS.md').owners)).toEqual(['@ann', 'bob@acme.example', '@cy', 'dee@acme.example']);
  });

  it('reads lines that hold a name with account or address and little else', () => {
    const text = 'Ann Lee <ann@acme.example> (@ann) pkg:*\nBob (@bob)\ncy@acme.example\nDee Poe, Acme Ltd. <dee@acme.example>\n@acme/team\nEve eve@acme.example\n';
    expect(maintainersOf(text, 'MAINTAINERS')).toMatchObject({ owners: ['@ann', '@bob', 'cy@acme.example', 'dee@acme.example', '@acme/team', 'eve@acme.example'].map((name, index) => ({ name, line: index + 1 })) });
    expect(maintainersOf(text, 'MAINTAINERS').unread).toBeUndefined();
  });

  it('reads the tables of Docker, with keys of any case', () => {
    const text = '# maintainers\n[Org]\n\t[Org."Core maintainers"]\n\t\tpeople = ["ann", "bob", "cy"]\n[people]\n\t[people.ann]\n\tName = "Ann"\n\tEmail = "ann@acme.example"\n\tGitHub = "ann-lee"\n\t[people.bob]\n\tName = "Bob"\n\tEmail = "bob@acme.example"\n\t[people.cy]\n\tName = "Cy"\n';
    const { owners, unread } = maintainersOf(text, 'MAINTAINERS');
    expect(owners.map(({ name, line }) => [name, line])).toEqual([['@ann-lee', 6], ['bob@acme.example', 10]]);
    expect(unread).toEqual({ count: 1, line: 13 });
    expect(() => maintainersOf('[people]\n[people.ann\n', 'MAINTAINERS')).toThrow(TextSyntaxError);
  });

  it('tells of lines that seem to name somebody, and of a file that names nobody', () => {
    expect(maintainersOf('Ann <ann@acme.example>\nask Bob or Cy or Dee or Eve in the second room on the left with bob@acme.example\nWrite to help@acme.example.\n', 'MAINTAINERS').unread).toEqual({ count: 1, line: 2 });
    expect(maintainersOf('# Maintainers\n\nAnn Lee\nBob Moe\n', 'MAINTAINERS')).toEqual({ owners: [], unread: { count: 2, line: 3 } });
    expect(maintainersOf('L: list@acme.example\nS: Maintained\nM: Ann <ann@acme.example>\n', 'MAINTAINERS')).toMatchObject({ owners: [{ name: 'ann@acme.example' }] });
    expect(maintainersOf('', 'MAINTAINERS').unread).toBeUndefined();
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
