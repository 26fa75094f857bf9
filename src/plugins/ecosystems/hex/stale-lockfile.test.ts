import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import hex from './index.ts';

const lock = '%{\n  "lamp": {:hex, :lamp, "1.9.0", "aa", [:mix], [], "hexpm", "bb"},\n}\n';
const read = (dependencies: string) => readStale(hex, { 'mix.exs': `defmodule Shop.MixProject do\n  use Mix.Project\n  def project, do: [app: :shop, version: "1.0.0", deps: deps()]\n  defp deps do\n    [\n${dependencies}\n    ]\n  end\nend\n`, 'mix.lock': lock });

it('a locked version that the manifest does not admit is told', async () => {
  expect((await read('{:lamp, "~> 2.0"}')).stale).toEqual(['mix.exs:6 the manifest and mix.lock do not agree: lamp is ~> 2.0 here and locked as 1.9.0']);
});

it.each(['{:lamp, "~> 1.2"}', '{:lamp, ">= 0.0.0"}', '{:lamp, "~> 2.0", override: true}', '{:lamp, "~> 0.9 or ~> 1.0"}'])('%s is met', async (dependency) => {
  expect((await read(dependency)).stale).toEqual([]);
});

it('what is not locked is listed', async () => {
  const { stale, edges } = await read('{:lamp, "~> 1.0"},\n{:bulb, "~> 2.0", only: :dev}');
  expect(stale).toEqual(['mix.exs:7 the manifest and mix.lock do not agree: bulb is not locked']);
  expect(edges).toEqual(['shop > pkg:hex/bulb development', 'shop > pkg:hex/lamp@1.9.0 runtime']);
});
