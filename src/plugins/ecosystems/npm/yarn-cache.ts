import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { InstalledPackages } from './installed-packages.ts';

/**
 * A package as Yarn 2 and later keep it: a zip file with the package below `node_modules`. It has the licence that yarn.lock leaves out.
 * The name of the file says how it was asked for; what did not come from a registry is told by the lockfile only, which knows from where.
 */
export default function extract(input: ExtractInput): void {
  if (!/-(?:npm|patch)-/.test(input.file.name)) return;
  const installed = new InstalledPackages(input.found);
  installed.addAll(input.unpack(input.file).named('package.json'));
}
