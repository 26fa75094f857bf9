import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import nix from './index.ts';

const rev = '0123456789abcdef0123456789abcdef01234567';
const locked = (type: string, original: object, more: object = {}) => ({ locked: { ...original, type, rev, ...more }, original: { ...original, type } });
const lock = JSON.stringify({
  version: 7, root: 'root',
  nodes: {
    nixpkgs: locked('github', { owner: 'NixOS', repo: 'nixpkgs', ref: 'nixos-24.05' }),
    tool: locked('git', { url: 'https://code.example/acme/tool.git', ref: 'main' }),
    group: locked('gitlab', { owner: 'acme%2Fsub', repo: 'thing', host: 'gitlab.example' }),
    archive: locked('tarball', { url: 'https://files.example/source-1.0.tar.gz' }),
    systems: { locked: { type: 'github', owner: 'nix-systems', repo: 'default', rev }, original: { id: 'systems', type: 'indirect' } },
    root: { inputs: { nixpkgs: 'nixpkgs', tool: 'tool', group: 'group', archive: 'archive', systems: 'systems', same: ['tool', 'nixpkgs'] } },
  },
});
const read = (flake: string) => readStale(nix, { 'flake.nix': flake, 'flake.lock': lock });
const inputs = (more: Record<string, string> = {}) => Object.entries({
  nixpkgs: 'url = "github:NixOS/nixpkgs/nixos-24.05";', tool: 'url = "git+https://code.example/acme/tool.git?ref=main"; inputs.nixpkgs.follows = "nixpkgs";', group: 'url = "gitlab:acme%2Fsub/thing?host=gitlab.example";',
  archive: 'url = "https://files.example/source-1.0.tar.gz"; flake = false;', systems: '', same: 'follows = "tool/nixpkgs";', ...more,
}).map(([name, body]) => `    ${name} = { ${body} };\n`).join('');
const flake = (more?: Record<string, string>, outputs = '{ self, nixpkgs, ... }: { }') => `{\n  inputs = {\n${inputs(more)}  };\n  outputs = ${outputs};\n}\n`;

it.each([
  ['as it is', flake()],
  ['in paths', '{ inputs.nixpkgs.url = "github:NixOS/nixpkgs?ref=nixos-24.05"; inputs.tool = { type = "git"; url = "https://code.example/acme/tool.git"; ref = "main"; };\n inputs.group.url = "gitlab:acme%2Fsub/thing?host=gitlab.example"; inputs."archive".url = "tarball+https://files.example/source-1.0.tar.gz"; inputs.same.follows = "tool/nixpkgs";\n outputs = inputs@{ self, systems, nixpkgs, ... }: { }; }'],
  ['behind outputs with strings in strings', `{\n  outputs = { self, ... }: { text = ''\n  ''\${no} \${if a then "}" else ''{ " }''} ''' ; };\n  ''; }; # inputs.other.url = "x";\n  /* inputs.more.url = "y"; */\n  inputs = {\n${inputs()}  };\n}\n`],
  ['with a real body', flake({}, '{ self, nixpkgs, ... }: let system = "x86_64-linux"; pkgs = import nixpkgs { inherit system; }; inherit (pkgs) lib; in with lib; assert true; { packages.${system}.default = let a = 1; in a; }')],
  ['with settings of the flake itself', flake({ self: 'submodules = true;' })],
  ['with an address that is computed', flake({ nixpkgs: 'url = "github:NixOS/nixpkgs/${branch}";' })],
  ['of another form', '{ inputs = import ./inputs.nix; outputs = { self }: { }; }'],
  ['that inherits', '{ inputs = { inherit (other) nixpkgs; }; outputs = { self }: { }; }'],
  ['of a function', '{ pkgs }: { inputs.x.url = "y"; }'],
])('a flake %s is met', async (_, text) => {
  expect((await read(text)).stale).toEqual([]);
});

it('inputs that are not locked, only locked, or taken from elsewhere are told, and what is not locked is listed', async () => {
  const { stale, edges } = await read(flake({ nixpkgs: 'url = "github:NixOS/nixpkgs/nixos-24.11";', tool: 'url = "git+ssh://git@code.example/acme/tool.git";', same: 'follows = "nixpkgs";', lamp: 'url = "github:acme/lamp/v1";' }, '{ self, nixpkgs, registered, ... }: { }').replace(/ {4}archive.*\n/, ''));
  expect(stale).toEqual([
    'flake.nix:3 the manifest and flake.lock do not agree: registered is not locked; lamp is not locked; nixpkgs is github:NixOS/nixpkgs/nixos-24.11 here and github:NixOS/nixpkgs/nixos-24.05 there; tool is git+ssh://git@code.example/acme/tool.git here and git+https://code.example/acme/tool.git?ref=main there; same is the input nixpkgs here and the input tool/nixpkgs there; archive is only in the lockfile',
  ]);
  expect(edges.filter((edge) => /lamp|registered/.test(edge))).toEqual(['flake > pkg:generic/registered runtime', 'flake > pkg:github/acme/lamp runtime']);
});

it('a flake with a real body is compared all the same', async () => {
  const body = '{ self, nixpkgs, ... }@inputs: let system = "x86_64-linux"; pkgs = import nixpkgs { inherit system; }; in with pkgs.lib; { devShells.${system}.default = pkgs.mkShell { packages = [ pkgs.hello ]; }; }';
  expect((await read(flake({ lamp: 'url = "github:acme/lamp/v1";' }, body))).stale).toEqual(['flake.nix:9 the manifest and flake.lock do not agree: lamp is not locked']);
});

it.each([
  ['another commit', { nixpkgs: `url = "github:NixOS/nixpkgs/${rev}";` }, `nixpkgs is github:NixOS/nixpkgs/${rev} here and github:NixOS/nixpkgs/nixos-24.05 there`],
  ['another owner', { nixpkgs: 'url = "github:acme/nixpkgs/nixos-24.05";' }, 'nixpkgs is github:acme/nixpkgs/nixos-24.05 here and github:NixOS/nixpkgs/nixos-24.05 there'],
  ['the registry', { nixpkgs: 'url = "nixpkgs";' }, 'nixpkgs is nixpkgs here and github:NixOS/nixpkgs/nixos-24.05 there'],
  ['another file', { archive: 'url = "https://files.example/source-2.0.tar.gz"; flake = false;' }, 'archive is https://files.example/source-2.0.tar.gz here and https://files.example/source-1.0.tar.gz there'],
])('%s', async (_, more, what) => {
  expect((await read(flake(more))).stale.map((text) => text.replace(/^.*do not agree: /, ''))).toEqual([what]);
});

it('is not kept busy', async () => {
  const start = performance.now();
  expect((await read(`{ outputs = ${"''${".repeat(100_000)}; inputs.a.url = "`)).stale).toEqual([]);
  expect((await read(`{ ${'inputs = { a = '.repeat(20_000)}`)).stale).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5000);
});
