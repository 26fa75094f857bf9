import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import julia from './index.ts';

const [lamp, wick, oil] = ['7876af07-990d-54b4-ab0e-23690620f79a', '682c06a0-de6a-54ab-a142-c8b1cf79cde6', '5ae413db-bbd1-5e63-b57d-d24a61df00f5'];
const manifest = `manifest_format = "2.0"\n\n[[deps.Lamp]]\ngit-tree-sha1 = "0123456789012345678901234567890123456789"\nuuid = "${lamp}"\nversion = "1.9.0+2"\n\n[[deps.Wick]]\npath = "wick"\nuuid = "${wick}"\nversion = "0.1.0"\n`;
const read = (project: string) => readStale(julia, { 'Project.toml': `name = "Shop"\nuuid = "0d1bb8d5-5f3b-4b1d-9a5e-1f5a3a6a0000"\n\n${project}`, 'Manifest.toml': manifest });

it('locked versions that [compat] does not admit are told, and what is not locked is listed', async () => {
  const { stale, purls } = await read(`[deps]\nLamp = "${lamp}"\nOil = "${oil}"\n\n[compat]\nLamp = "2"\n`);
  expect(stale).toEqual(['Project.toml:5 the manifest and Manifest.toml do not agree: Lamp is 2 here and locked as 1.9.0+2; Oil is not locked']);
  expect(purls).toContain(`pkg:julia/Oil?uuid=${oil}`);
});

it.each(['Lamp = "1.2"', 'Lamp = "0.9, 1"', 'Lamp = "~1.9"', 'Wick = "2"', 'Lamp = "unknown"', 'julia = "9"', ''])('%s is met', async (compat) => {
  expect((await read(`[deps]\nLamp = "${lamp}"\nWick = "${wick}"\n\n[compat]\n${compat}\n`)).stale).toEqual([]);
});

it('what only tests ask for is resolved apart', async () => {
  expect((await read(`[extras]\nLamp = "${lamp}"\n\n[targets]\ntest = ["Lamp"]\n\n[compat]\nLamp = "2"\n`)).stale).toEqual([]);
});
