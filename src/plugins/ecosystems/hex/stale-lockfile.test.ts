import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import hex from './index.ts';

const lock = '%{\n  "lamp": {:hex, :lamp, "1.9.0", "aa", [:mix], [], "hexpm", "bb"},\n}\n';
const read = (dependencies: string) => readStale(hex, { 'mix.exs': `defmodule Shop.MixProject do\n  use Mix.Project\n  def project, do: [app: :shop, version: "1.0.0", deps: deps()]\n  defp deps do\n    [\n${dependencies}\n    ]\n  end\nend\n`, 'mix.lock': lock });

it('a locked version that the manifest does not admit is told', async () => {
  for (const own of ['{:lamp, "~> 2.0"}', '{:lamp, "~> 2.0", override: true}']) expect((await read(own)).stale).toEqual(['mix.exs:6 the manifest and mix.lock do not agree: lamp is ~> 2.0 here and locked as 1.9.0']);
});

it.each(['{:lamp, "~> 1.2"}', '{:lamp, ">= 0.0.0"}', '{:lamp, "~> 1.0", override: true}', '{:lamp, "~> 0.9 or ~> 1.0"}'])('%s is met', async (dependency) => {
  expect((await read(dependency)).stale).toEqual([]);
});

it('what is not locked is listed', async () => {
  const { stale, edges } = await read('{:lamp, "~> 1.0"},\n{:bulb, "~> 2.0", only: :dev}');
  expect(stale).toEqual(['mix.exs:7 the manifest and mix.lock do not agree: bulb is not locked']);
  expect(edges).toEqual(['shop > pkg:hex/bulb development', 'shop > pkg:hex/lamp@1.9.0 runtime']);
});

const gleam = (dependencies: string, lockfile: string) => readStale(hex, { 'gleam.toml': `name = "shop"\nversion = "1.0.0"\n\n[dependencies]\n${dependencies}\n`, 'manifest.toml': lockfile });
const entry = (name: string, version: string) => `  { name = "${name}", version = "${version}", build_tools = ["gleam"], requirements = [], otp_app = "${name}", source = "hex", outer_checksum = "AA" },\n`;
const gleamLock = (packages: string, requirements = '') => `packages = [\n${packages}]\n${requirements}`;

it('Gleam: locked versions, what is not locked, and what was asked for when it was locked', async () => {
  const lockfile = gleamLock(entry('lamp', '1.9.0') + entry('wick', '0.3.0'), '\n[requirements]\nlamp = { version = ">= 1.0.0 and < 2.0.0" }\nwick = { version = "~> 0.3" }\nbulb = { version = "~> 1.0" }\n');
  expect((await gleam('lamp = ">= 2.0.0 and < 3.0.0"\nwick = "~> 0.2"\noil = "~> 1.0"', lockfile)).stale).toEqual([
    'gleam.toml:5 the manifest and manifest.toml do not agree: lamp is >= 2.0.0 and < 3.0.0 here and locked as 1.9.0; oil is not locked; wick is ~> 0.2 here and ~> 0.3 there; bulb is only in the lockfile',
  ]);
});

it.each(['lamp = ">= 1.0.0 and < 2.0.0"', 'lamp = "~> 0.9 or ~> 1.0"', 'lamp = { git = "https://host.example/lamp", ref = "main" }', 'lamp = { path = "../lamp" }'])('Gleam: %s is met', async (dependency) => {
  expect((await gleam(dependency, gleamLock(entry('lamp', '1.9.0')))).stale).toEqual([]);
});

const rebar = (config: string) => readStale(hex, { 'rebar.config': config, 'rebar.lock': '{"1.2.0",\n[{<<"lamp">>,{pkg,<<"lamp">>,<<"1.9.0">>},0},\n {<<"wick">>,{git,"https://host.example/wick.git",{ref,"0123456789012345678901234567890123456789"}},0}]}.\n' });

it('rebar3: locked versions and what is not locked', async () => {
  expect((await rebar('{deps, [\n  {lamp, "~> 2.0"},\n  {wick, "2.0.0"},\n  oil\n]}.\n')).stale).toEqual([
    'rebar.config:2 the manifest and rebar.lock do not agree: oil is not locked; lamp is ~> 2.0 here and locked as 1.9.0',
  ]);
});

it.each(['lamp', '{lamp, "1.9.0"}', '{lamp, ">= 1.0.0"}', '{lamp, ".*", {git, "https://host.example/lamp.git", {tag, "3.0.0"}}}', '{lamp, "3.0.0", {git, "https://host.example/lamp.git", {branch, "main"}}}', '{lamp, "1.9"}'])('rebar3: %s is met', async (dependency) => {
  expect((await rebar(`{deps, [${dependency}]}.\n`)).stale).toEqual([]);
});
