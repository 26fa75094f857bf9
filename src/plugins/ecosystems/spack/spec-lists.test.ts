import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import spack from './index.ts';

it('lists that multiply without end are cut', async () => {
  const definitions = Array.from({ length: 30 }, (_, at) => `  - l${at}: [a${at}, $l${at + 1}, $l${at + 1}, $l${at + 1}]`).join('\n');
  const matrix = Array.from({ length: 9 }, (_, row) => `    - [${Array.from({ length: 30 }, (_each, at) => `x${row}y${at}`).join(', ')}]`).join('\n');
  const text = `spack:\n  definitions:\n${definitions}\n  specs:\n  - $l0\n  - matrix:\n${matrix}\n`;
  const [extraction] = await extractFromMemory(spack, new Map([['spack.yaml', encodeUtf8(text)]]));
  const purls = [...extraction!.nodes].flatMap((node) => (node.kind === 'component' ? [String(node.purl)] : []));
  expect(purls).toContain('pkg:spack/a0');
  expect(purls.length).toBeLessThan(100);
  expect(extraction!.issues.map(({ message }) => message)).toContain('the lists stand for more than 10000 specs, and the rest was left out');
});
