import { expect, it } from 'vitest';
import registry from './registry.ts';

const endpoints = (files: Record<string, string>, environment: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map([['npm config get registry', 'https://default.example/\n']]) });

const yarn = `
npmRegistryServer: "https://yarn.example/npm/"
npmAuthToken: "\${YARN_SECRET:-none}"
npmScopes:
  acme:
    npmRegistryServer: https://acme.example
    npmAuthIdent: "ada:secret"
  plain: {}
npmRegistries:
  "//other.example":
    npmAuthToken: unused
`;

it('what Yarn is told counts where npm has only its default', () => {
  expect(endpoints({ '~/.yarnrc.yml': yarn }, { YARN_SECRET: 'token' })).toEqual([
    { url: 'https://yarn.example/npm', authorization: 'Bearer token' },
    { url: 'https://acme.example', scope: '@acme', authorization: 'Basic YWRhOnNlY3JldA==' },
    { url: 'https://yarn.example/npm', scope: '@plain', authorization: 'Bearer token' },
  ]);
  expect(endpoints({ '~/.yarnrc.yml': yarn })[0]).toEqual({ url: 'https://yarn.example/npm', authorization: 'Bearer none' });
  expect(endpoints({ '~/.yarnrc.yml': yarn, '~/.npmrc': 'registry=https://npm.example' })[0]).toEqual({ url: 'https://npm.example' });
  expect(endpoints({ '~/.yarnrc.yml': 'npmRegistryServer: [' })).toEqual([{ url: 'https://default.example' }]);
});

it('so does what Yarn 1, pnpm, Bun and the environment say', () => {
  expect(endpoints({ '~/.yarnrc': '# yarn lockfile v1\nregistry "https://classic.example/"\n"@acme:registry" "https://acme.example"\nlastUpdateCheck 1\n' })).toEqual([{ url: 'https://classic.example' }, { url: 'https://acme.example', scope: '@acme' }]);
  expect(endpoints({ '~/.config/pnpm/rc': 'registry=https://pnpm.example\n//pnpm.example/:_authToken=t' })).toEqual([{ url: 'https://pnpm.example', authorization: 'Bearer t' }]);
  expect(endpoints({ '~/.bunfig.toml': '[install]\nregistry = "https://bun.example"\n[install.scopes]\nacme = { token = "$BUN_SECRET", url = "https://acme.example/" }\n' }, { BUN_SECRET: 's' })).toEqual([
    { url: 'https://bun.example' }, { url: 'https://acme.example', scope: '@acme', authorization: 'Bearer s' },
  ]);
  expect(endpoints({}, { YARN_NPM_REGISTRY_SERVER: 'https://set.example', YARN_NPM_AUTH_TOKEN: 't' })).toEqual([{ url: 'https://set.example', authorization: 'Bearer t' }]);
});
