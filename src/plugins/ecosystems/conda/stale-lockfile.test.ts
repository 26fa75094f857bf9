import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import conda from './index.ts';

const at = (file: string) => `https://conda.example/channel/linux-64/${file}`;
const pixiLock = `version: 6\nenvironments:\n  default:\n    channels:\n    - url: https://conda.example/channel/\n    packages:\n      linux-64:\n      - conda: ${at('lamp-1.9.0-h1_0.conda')}\n      - pypi: https://files.example/plug-2.1.4-py3-none-any.whl\npackages:\n- conda: ${at('lamp-1.9.0-h1_0.conda')}\n  sha256: aa\n- pypi: https://files.example/plug-2.1.4-py3-none-any.whl\n  name: plug\n  version: 2.1.4\n`;
const pixi = async (tables: string) => readStale(conda, { 'pixi.toml': `[workspace]\nname = "shop"\nchannels = []\nplatforms = ["linux-64"]\n\n${tables}`, 'pixi.lock': pixiLock });

it('pixi.lock: locked versions that the manifest does not admit, and what is not locked', async () => {
  const { stale, purls } = await pixi('[dependencies]\nlamp = ">=2,<3"\noil = "*"\n\n[pypi-dependencies]\nplug = "~=2.0.0"\n');
  expect(stale).toEqual(['pixi.toml:7 the manifest and pixi.lock do not agree: oil is not locked; lamp is >=2,<3 here and locked as 1.9.0; plug is ~=2.0.0 here and locked as 2.1.4']);
  expect(purls).toContain('pkg:conda/oil');
});

it.each([
  '[dependencies]\nlamp = "1.9.*"\n', '[dependencies]\nlamp = ">=1,<2"\n', '[dependencies]\nlamp = "*"\n', '[dependencies]\nlamp = { version = "1.9.0", build = "h1_0" }\n', '[dependencies]\nlamp = ">=2 h1_0"\n', '[dependencies]\nlamp = { git = "https://host.example/lamp.git" }\n',
  '[dependencies]\nlamp = ">=2"\n[feature.old.dependencies]\nlamp = "<2"\n', '[build-dependencies]\nlamp = ">=2"\n', '[pypi-dependencies]\nplug = ">=2"\n[target.win-64.dependencies]\nlamp = ">=2"\n', '[pypi-dependencies]\nplug = { path = "plug" }\n',
])('pixi.lock: %j is met', async (tables) => {
  expect((await pixi(tables)).stale).toEqual([]);
});

it('conda-lock.yml', async () => {
  const lock = 'version: 1\nmetadata:\n  sources:\n  - environment.yml\npackage:\n- name: lamp\n  version: 1.9.0\n  manager: conda\n  platform: linux-64\n  dependencies: {}\n  url: https://conda.example/lamp-1.9.0-h1_0.conda\n  category: main\n';
  const stale = async (spec: string) => (await readStale(conda, { 'environment.yml': `name: shop\ndependencies:\n  - ${spec}\n`, 'conda-lock.yml': lock })).stale;
  expect(await stale('lamp=2')).toEqual(['environment.yml:3 the manifest and conda-lock.yml do not agree: lamp is =2 here and locked as 1.9.0']);
  for (const spec of ['lamp', 'lamp=1', 'lamp>=1,<2', 'channel::lamp=1.9.0=h1_0']) expect(await stale(spec), spec).toEqual([]);
});
