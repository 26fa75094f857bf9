import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PackageFiles } from '#core/plugin/sbom-format.ts';

const require = createRequire(import.meta.url);

/** Packages as they are installed beside this program. */
export const packageFiles: PackageFiles = {
  read(packageName, path) {
    return readFileSync(join(dirname(require.resolve(`${packageName}/package.json`)), path), 'utf8');
  },
};
